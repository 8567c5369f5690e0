import Wire

/// Changes to objects, as an administrator publishes them in the designer.
extension CreatioInstance {
    /// Adds an object without rows; OData shows it once its model is built.
    ///
    /// - Parameters:
    ///   - schema: The object.
    ///   - builds: Whether the build begins at once.
    /// - Throws: `InstanceModelError` for a name that cannot be one or is taken.
    func add(_ schema: EntitySchema, builds: Bool) throws {
        try changeObjects(builds: builds) { $0.objects.append(schema) }
        try store.write { transaction in
            try StockSchema.row(ofObject: schema.name).install(in: transaction)
        }
    }

    /// Adds columns to an object; rows have their empty values.
    ///
    /// - Throws: `InstanceModelError` for a column that cannot be added.
    func add(_ columns: [Column], to object: String, builds: Bool) throws {
        let name = try table(object).name
        try changeObjects(builds: builds) { $0.customColumns[name, default: []] += columns }
    }

    /// Takes a column away from an object; until OData's model is built, answers that would show
    /// it are faults.
    ///
    /// - Throws: `InstanceError` for a column that is not there, or that every object has.
    func remove(_ property: String, from object: String, builds: Bool) throws {
        let table = try table(object)
        guard let column = table.column(property) else {
            throw InstanceError.unknownColumn(property, object: table.name)
        }
        guard !column.isOfEveryObject else {
            throw InstanceError.refused("every object has a column '\(property)'")
        }
        try changeObjects(builds: builds) { settings in
            settings.customColumns[table.name]?.removeAll { $0 == column }
            settings.recent.columns[table.name]?.removeAll { $0 == column }
            settings.objects = settings.objects.map { schema in
                schema.name == table.name ? schema.keeping { $0 != column } : schema
            }
        }
    }

    /// Begins to build OData's model from what the objects are now.
    func beginBuild() {
        let now = environment.now()
        odataModel.settle(at: now)
        odataModel.begin(store.model, readyOn: now + settings.profile.modelBuild)
    }

    /// OData's model at this moment.
    func currentODataModel() -> ODataModel {
        odataModel.settle(at: environment.now())
        return odataModel
    }

    /// How far OData's model and the objects are apart, at this moment.
    func modelLag() -> ModelLag {
        let model = currentODataModel()
        return ModelLag(
            readyOn: model.readyOn,
            unbuilt: model.unbuilt(in: store.model),
            stale: model.stale(in: store.model)
        )
    }

    private func changeObjects(
        builds: Bool,
        _ change: (inout InstanceSettings) -> Void
    ) throws {
        var changed = settings
        change(&changed)
        let model = try InstanceModel(
            schemas: changed.currentObjects,
            customColumns: changed.currentColumns
        )
        try changed.checkNames(against: model)
        let catalogue = try ProcessCatalogue(changed.processes, model: model)
        // A build that is done by now has not seen the change.
        odataModel.settle(at: environment.now())
        try store.change(to: model)
        processes = catalogue
        settings = changed
        if builds { beginBuild() }
    }
}
