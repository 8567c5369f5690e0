/// What one instance of Creatio is made of.
package struct InstanceSettings: Sendable {
    /// The address of the application, without a slash at its end.
    ///
    /// Default: a tenant of the cloud.
    package var address = "https://acme.creatio.com"
    /// The applications that may ask for tokens.
    ///
    /// Default: none; a Creatio has none until an administrator registers one.
    package var clients: [OAuthClient] = []
    /// Who can log in, or be acted for by a client.
    ///
    /// Default: the administrator of a new instance, password `Supervisor`.
    package var users: [UserAccount] = [.supervisor]
    /// Where the rows are kept.
    ///
    /// Default: in memory.
    package var store = StoreLocation.memory
    /// The business processes.
    ///
    /// Default: none, as in a new instance.
    package var processes: [BusinessProcess] = []
    /// The columns that this instance adds, by the name of the object.
    ///
    /// Default: none.
    package var customColumns: [String: [Column]] = [:]
    /// What was added so shortly before that OData's model is still being built.
    ///
    /// Default: nothing.
    package var recent = RecentChanges()
    /// The properties that the model has and the rows at run time lack, by the name of the object:
    /// an answer that would show one is a fault of the service (creatio.md section 3.4).
    ///
    /// Default: none.
    package var staleColumns: [String: [String]] = [:]
    /// The objects, with the columns that any product gives them.
    ///
    /// Default: those of a plain Service instance as far as the handoff touches them.
    package var objects = EntitySchema.stock
    /// What the instance has in the place of rows of a new one.
    ///
    /// Default: nothing.
    package var ownRows = OwnRows()
    /// Who may do what.
    ///
    /// Default: every user everything, as far as the user's own account does not say otherwise.
    package var rights = AccessRights()
    /// How many of the first inserts over OData are reported as failed although the row was saved,
    /// by the name of the object (creatio.md section 7, item 18).
    ///
    /// Default: none.
    package var insertsReportedAsFailed: [String: Int] = [:]
    /// How far the service goes beyond what is known of Creatio.
    ///
    /// Default: what is documented, so that nothing relies on less (design, idea 5).
    package var level = EvidenceLevel.documented

    /// What differs from build to build.
    ///
    /// Default: a recent build in Creatio's cloud.
    package var profile = InstanceProfile()
    /// How much the instance takes and gives.
    ///
    /// Default: Creatio's own numbers.
    package var limits = InstanceLimits()

    package init() {}

    /// Refuses users and objects that are named but not there.
    func checkNames(against model: InstanceModel) throws(InstanceError) {
        for client in clients where !users.contains(where: { $0.name == client.userName }) {
            throw .unknownUser(client.userName, client: client.id)
        }
        let named =
            users.flatMap { Array($0.denied.keys) + ($0.licensedObjects ?? []) }
            + Array(rights.objects.keys) + Array(rights.records.keys)
        let columns = users.reduce(staleColumns) { columns, user in
            columns.merging(user.hiddenColumns.mapValues { $0.sorted() }) { $0 + $1 }
        }
        for (object, properties) in columns.sorted(by: { $0.key < $1.key }) {
            guard let table = model.table(object) else { throw .unknownObject(object) }
            for property in properties
            where !table.columns.contains(where: { $0.property == property }) {
                throw .unknownColumn(property, object: object)
            }
        }
        for object in named.sorted() where model.table(object) == nil {
            throw .unknownObject(object)
        }
    }

    /// The address of the identity service: in the cloud a site of its own whose first label ends
    /// with `-is` (creatio.md section 2.4).
    package var identityAddress: String {
        guard let scheme = address.firstRange(of: "://") else { return address }
        let host = address[scheme.upperBound...]
        let end = host.firstIndex { $0 == "." || $0 == ":" || $0 == "/" } ?? host.endIndex
        return address[..<end] + "-is" + address[end...]
    }
}
