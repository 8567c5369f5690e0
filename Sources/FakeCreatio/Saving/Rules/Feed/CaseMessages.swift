/// The history of a case's messages, whatever channel they came by: e-mail, feed or portal
/// (creatio.md section 4.2).
struct CaseMessages: FollowUp {
    let object: String
    private let source: Source

    private enum Source {
        case email
        case feed
        case portal
    }

    static let activities = CaseMessages(object: "Activity", source: .email)
    static let posts = CaseMessages(object: "SocialMessage", source: .feed)
    static let portalMessages = CaseMessages(object: "PortalMessage", source: .portal)

    func follow(_ change: RowChange, in layer: inout EntityLayer) throws {
        // An earlier rule may have moved the message to another case.
        guard let history = layer.transaction.model.table("CaseMessageHistory"),
            let cases = layer.transaction.model.table("Case"), isMessage(change),
            let row = try layer.transaction.row(change.new.id, in: change.new.table),
            let caseID = caseID(of: row), change.old.flatMap({ self.caseID(of: $0) }) != caseID,
            try layer.transaction.contains(caseID, in: cases),
            try !layer.transaction.rows(of: history, where: ("CaseId", .guid(caseID)))
                .contains(where: { $0["RecordId"].id == row.id })
        else { return }
        _ = try layer.insert(
            into: history,
            [
                "CaseId": .guid(caseID), "RecordId": .guid(row.id),
                "Message": row[source == .email ? "Body" : "Message"],
                "MessageNotifierId": notifier.map { .guid($0.id) } ?? .null,
            ]
        )
    }

    private func isMessage(_ change: RowChange) -> Bool { caseID(of: change.new) != nil }

    /// The case that the row is a message on, nil for any other row.
    private func caseID(of row: EntityRow) -> String? {
        switch source {
        case .email:
            row["TypeId"].id == StockActivityType.email.id ? row["CaseId"].id : nil
        case .feed, .portal:
            StockSchema.isCase(row["EntitySchemaUId"].id) ? row["EntityId"].id : nil
        }
    }

    /// The channel; the id of the one for e-mail is not known, so that it stays empty.
    private var notifier: StockMessageNotifier? {
        switch source {
        case .email: nil
        case .feed: .social
        case .portal: .portal
        }
    }
}
