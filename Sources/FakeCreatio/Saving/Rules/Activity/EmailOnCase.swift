/// What an e-mail from the customer does to its case: a paused or resolved one is reopened and
/// loses its owner, for a final one a new case is made (creatio.md section 4.3).
///
/// That such an e-mail is known by its message type *Incoming*, and what the new case gets from
/// it, is assumed.
struct EmailOnCase: FollowUp {
    let object = "Activity"

    func follow(_ change: RowChange, in layer: inout EntityLayer) throws {
        let email = change.new
        guard change.old == nil || change.changes("CaseId"),
            email["TypeId"].id == StockActivityType.email.id,
            email["MessageTypeId"].id == StockEmailType.incoming.id,
            let cases = layer.transaction.model.table("Case"),
            let statuses = layer.transaction.model.table(StockCaseStatus.object),
            let parent = try email["CaseId"].id.flatMap({
                try layer.transaction.row($0, in: cases)
            }),
            let status = try parent["StatusId"].id.flatMap({
                try layer.transaction.row($0, in: statuses)
            })
        else { return }
        if status["IsFinal"].isTrue {
            let new = try layer.insert(into: cases, Self.newCase(after: parent, email))
            try layer.update(email.id, in: email.table, ["CaseId": .guid(new.id)])
        } else if status["IsPaused"].isTrue || status["IsResolved"].isTrue {
            try layer.update(
                parent.id,
                in: cases,
                ["StatusId": .guid(StockCaseStatus.reopened.id), "OwnerId": .null]
            )
        }
    }

    private static func newCase(
        after parent: EntityRow,
        _ email: EntityRow
    ) -> [String: CellValue] {
        [
            "Subject": email["Title"], "Symptoms": email["Body"],
            "OriginId": .guid(StockCaseOrigin.email.id), "ParentCaseId": .guid(parent.id),
            "ContactId": parent["ContactId"], "AccountId": parent["AccountId"],
            "ParentActivityId": .guid(email.id),
        ]
    }
}
