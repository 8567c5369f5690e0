import JSON
import OData

/// A case of Creatio as it stands: what a rep may have done to it.
struct CaseState: Sendable, Equatable {
    let caseID: CaseID
    /// Whether its status is a final or a resolved one, which the flags of the status say: its
    /// name can be any, and what a webhook claims is not trusted.
    var isOver: Bool
    /// The case that it was merged into, or stands below.
    var parentID: CaseID?
    var ownerID: CreatioContactID?
    var ownerName: String?
    var contactID: CreatioContactID?

    /// Reads a row that was asked for with `options`.
    init?(row: JSONValue) {
        guard let id = row["Id"]?.text else { return nil }
        caseID = CaseID(rawValue: id)
        let status = row["Status"]
        isOver = status?["IsFinal"]?.truth == true || status?["IsResolved"]?.truth == true
        parentID = row.reference("ParentCaseId").map(CaseID.init(rawValue:))
        ownerID = row.reference("OwnerId").map(CreatioContactID.init(rawValue:))
        ownerName = row["Owner"]?["Name"]?.filledText
        contactID = row.reference("ContactId").map(CreatioContactID.init(rawValue:))
    }

    init(caseID: CaseID, isOver: Bool) {
        self.caseID = caseID
        self.isOver = isOver
    }

    /// What has to be asked for.
    static var options: QueryOptions {
        var options = QueryOptions()
        options.select = ["Id", "ParentCaseId", "OwnerId", "ContactId"].map { [$0] }
        options.expand = [
            .selecting(["IsFinal", "IsResolved"], of: "Status"),
            .selecting(["Name"], of: "Owner"),
        ]
        return options
    }
}

extension ExpandItem {
    /// Some properties of the row that a lookup leads to.
    static func selecting(_ properties: [String], of navigation: String) -> ExpandItem {
        var options = QueryOptions()
        options.select = properties.map { [$0] }
        return ExpandItem(navigation: navigation, options: options)
    }
}

extension JSONValue {
    /// The id in a lookup's scalar; nil where the lookup is empty, which Creatio writes as the
    /// zero GUID or as null.
    func reference(_ property: String) -> String? {
        self[property]?.text.flatMap(WebhookEvent.guid)
    }

    /// The text, unless it is empty.
    var filledText: String? {
        text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
