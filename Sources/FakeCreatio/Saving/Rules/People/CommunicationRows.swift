/// The main phone numbers and addresses of a contact or account, each also a row of its own
/// (creatio.md section 4.3; for accounts assumed).
struct CommunicationRows: FollowUp {
    let object: String
    /// The object of the rows.
    private let rows: String
    private let types: [(property: String, type: StockCommunicationType)]

    static let ofContact = CommunicationRows(
        object: "Contact",
        rows: "ContactCommunication",
        types: [
            ("Phone", .workPhone), ("MobilePhone", .mobilePhone), ("HomePhone", .homePhone),
            ("Skype", .skype), ("Email", .email),
        ]
    )
    static let ofAccount = CommunicationRows(
        object: "Account",
        rows: "AccountCommunication",
        types: [
            ("Phone", .mainPhone), ("AdditionalPhone", .additionalPhone), ("Fax", .fax),
            ("Web", .web),
        ]
    )

    func follow(_ change: RowChange, in layer: inout EntityLayer) throws {
        guard let table = layer.transaction.model.table(rows) else { return }
        for (property, type) in types where change.changes(property) {
            let before = change.old?[property] ?? .text("")
            let known = try layer.transaction.rows(
                of: table,
                where: (object + "Id", .guid(change.new.id))
            ).first { $0["CommunicationTypeId"].id == type.id && $0["Number"] == before }
            try mirror(change.new, property, type, onto: known, in: table, &layer)
        }
    }

    private func mirror(
        _ row: EntityRow,
        _ property: String,
        _ type: StockCommunicationType,
        onto known: EntityRow?,
        in table: EntityTable,
        _ layer: inout EntityLayer
    ) throws {
        let number = row[property]
        switch (known, number) {
        case (let known?, .text("")): _ = try layer.delete(known.id, from: table)
        case (let known?, _): try layer.update(known.id, in: table, ["Number": number])
        case (nil, .text("")): return
        case (nil, _):
            _ = try layer.insert(
                into: table,
                [
                    object + "Id": .guid(row.id), "CommunicationTypeId": .guid(type.id),
                    "Number": number, "Primary": .boolean(true),
                ]
            )
        }
    }
}
