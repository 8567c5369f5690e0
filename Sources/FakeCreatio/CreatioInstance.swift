package import OData
package import Wire

/// A whole fake instance: application and identity service, rows, business processes and reps.
///
/// Everything that reads or writes rows happens in one transaction within the actor. What runs
/// in the background, the calls of the business processes, runs inside `run()`.
package actor CreatioInstance {
    package internal(set) var settings: InstanceSettings
    /// The objects and columns at the start, those included that OData does not show yet.
    package nonisolated let entityModel: EntityModel
    let environment: Environment
    var store: RowStore
    var odataModel: ODataModel
    var processes: ProcessCatalogue
    var grants = GrantRegister()
    var sessions = SessionRegister()
    var lateFailures: LateFailures
    var uploads = UploadRegister()
    var odataCalls = CallCounter()
    var background = ProcessQueue()

    /// Makes an instance with its stock rows; one on a file goes on with what is there.
    ///
    /// - Throws: `InstanceModelError`, `BusinessProcessError` or `InstanceError` for settings that
    ///   contradict each other, an error of SQLite where the store cannot be opened.
    package init(environment: Environment, settings: InstanceSettings) throws {
        self.settings = settings
        self.environment = environment
        let blueprint = try InstanceBlueprint.of(
            settings.currentObjects,
            customColumns: settings.currentColumns,
            ownRows: settings.ownRows
        )
        entityModel = blueprint.model.entityModel
        try settings.checkNames(against: blueprint.model)
        processes = try ProcessCatalogue(settings.processes, model: blueprint.model)
        lateFailures = LateFailures(settings.insertsReportedAsFailed)
        odataModel = try ODataModel(blueprint.model, settings, at: environment.now())
        store = try RowStore(location: settings.store, blueprint: blueprint)
        try processes.publish(in: store)
        try UserDirectory(store, settings).install(environment)
    }

    /// How many OData calls this day has seen, which begins at 00:00 UTC; each part of a batch is
    /// one (creatio.md section 6.1).
    package var odataCallsToday: Int { odataCalls.count(at: environment.now()) }

    /// Answers what is sent to the application.
    package nonisolated var responder: any Responder {
        InstanceResponder { await self.answer($0) }
    }

    /// Answers what is sent to the identity service.
    package nonisolated var identityResponder: any Responder {
        InstanceResponder { await self.answerIdentity($0) }
    }

    /// Saves through the entity layer as the contact, starts what the saves start, and waits for
    /// the processes that do not run in the background.
    ///
    /// - Parameters:
    ///   - contactID: The contact behind the user who saves.
    ///   - body: What is saved, in one transaction.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws; nothing is saved then.
    func save<Value>(
        as contactID: String,
        _ body: (inout EntityLayer) throws -> Value
    ) async throws -> Value {
        let (value, started) = try write(as: contactID, processes, body)
        await perform(background.add(started))
        return value
    }

    /// Saves in one transaction.
    ///
    /// - Returns: What the body returns, and the process instances that the saves start.
    func write<Value>(
        as contactID: String,
        in culture: CultureID? = nil,
        _ processes: ProcessCatalogue,
        _ body: (inout EntityLayer) throws -> Value
    ) throws -> (Value, started: [ProcessStart]) {
        let context = SaveContext(
            contactID: contactID,
            culture: culture,
            environment: environment,
            profile: settings.profile
        )
        return try store.write { transaction in
            var layer = EntityLayer(
                transaction: transaction,
                context: context,
                processes: processes
            )
            return (try body(&layer), layer.started)
        }
    }
}

/// Hands requests to the actor.
private struct InstanceResponder: Responder {
    let answer: @Sendable (WireRequest) async -> WireResponse

    func respond(to request: WireRequest) async -> WireResponse {
        await answer(request)
    }
}
