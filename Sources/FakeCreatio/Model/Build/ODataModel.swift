import Wire

/// What OData knows of the objects: the model as it was when it was last built.
///
/// Creatio compiles the classes behind OData for a minute or two after an object was changed, and
/// answers by the old ones until then (creatio.md sections 1.2 and 7, items 8 and 19).
struct ODataModel: Sendable {
    /// The model by which requests are judged.
    private(set) var built: InstanceModel
    private var build: Build?

    private struct Build: Sendable {
        let model: InstanceModel
        let readyOn: Timestamp
    }

    /// The model of an instance that starts.
    ///
    /// - Parameters:
    ///   - current: What the objects are.
    ///   - settings: What the instance is made of; its recent changes are not built yet.
    ///   - now: The moment.
    /// - Throws: `InstanceModelError` for objects that contradict each other.
    init(
        _ current: InstanceModel,
        _ settings: InstanceSettings,
        at now: Timestamp
    ) throws(InstanceModelError) {
        guard !settings.recent.isEmpty else {
            built = current
            return
        }
        built = try InstanceModel(
            schemas: settings.objects,
            customColumns: settings.customColumns
        )
        begin(current, readyOn: now + settings.profile.modelBuild)
    }

    /// Begins to build what the objects are now.
    ///
    /// A build that is under way is overtaken by the new one (assumed).
    mutating func begin(_ model: InstanceModel, readyOn: Timestamp) {
        build = Build(model: model, readyOn: readyOn)
    }

    /// Takes in a build that is done.
    mutating func settle(at now: Timestamp) {
        guard let build, build.readyOn <= now else { return }
        built = build.model
        self.build = nil
    }

    /// When the build that is under way is done; nil where there is none.
    var readyOn: Timestamp? { build?.readyOn }

    /// The properties that the model has and the objects lack, by the name of the object.
    func stale(in current: InstanceModel) -> [String: [String]] {
        differences(of: built, to: current)
    }

    /// The properties that the objects have and the model lacks; for a whole object all of them.
    func unbuilt(in current: InstanceModel) -> [String: [String]] {
        differences(of: current, to: built)
    }

    private func differences(
        of one: InstanceModel,
        to other: InstanceModel
    ) -> [String: [String]] {
        var differences: [String: [String]] = [:]
        for table in one.tables {
            let counterpart = other.table(table.name)
            guard counterpart !== table else { continue }
            let missing = table.columns.map(\.property).filter { counterpart?.column($0) == nil }
            if !missing.isEmpty { differences[table.name] = missing }
        }
        return differences
    }
}

/// What OData's model has not taken in yet.
struct ModelLag: Sendable {
    /// When the build that is under way is done; nil where there is none.
    let readyOn: Timestamp?
    /// The properties that the objects have and the model lacks, by the name of the object.
    let unbuilt: [String: [String]]
    /// The properties that the model has and the objects lack, by the name of the object.
    let stale: [String: [String]]
}
