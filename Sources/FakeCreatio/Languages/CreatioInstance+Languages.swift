import JSON

/// Texts of rows in other languages, and the languages of users, as an administrator sets them.
extension CreatioInstance {
    /// Gives a row a text in a language.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - property: The property that has it; nil for the one that stands for the row.
    ///   - id: The id of the row.
    ///   - object: The name of the row's object.
    ///   - language: The culture, such as `uk-UA`.
    /// - Throws: `InstanceError` for what the instance does not know, or a property that has one
    ///   text for all languages.
    package func translate(
        _ text: String,
        of property: String? = nil,
        _ id: String,
        in object: String,
        into language: String
    ) throws {
        let table = try table(object)
        let name = property ?? table.displayColumn.property
        guard let column = table.column(name) else {
            throw InstanceError.unknownColumn(name, object: table.name)
        }
        guard column.isLocalized else {
            throw InstanceError.notLocalized(name, object: table.name)
        }
        let payload = try refusing {
            try EntityPayload([name: .string(text)], of: table, for: .update)
        }
        let administrator = StockContact.supervisor.id
        let culture = try write(as: administrator, .none) { layer in
            try UserDirectory.culture(named: language, &layer)
        }.0
        let found = try refusing {
            try write(
                as: administrator,
                in: CultureID(of: culture.map(CellValue.guid) ?? .null),
                .none
            ) { layer in
                try layer.update(id.lowercased(), in: table, payload.values) != nil
            }.0
        }
        guard found else { throw InstanceError.unknownRow(id, object: table.name) }
    }

    /// Gives a user another language.
    ///
    /// - Throws: `InstanceError` for a user whom the instance does not have, or a language that is
    ///   none.
    package func setLanguage(_ language: String, ofUser name: String) throws {
        var changed = settings
        guard let index = changed.users.firstIndex(where: { $0.name == name }) else {
            throw InstanceError.unknownLogin(name)
        }
        changed.users[index].language = language
        try UserDirectory(store, changed).install(environment)
        settings = changed
    }
}
