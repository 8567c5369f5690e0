import JSON
import OData

/// An activity of Creatio, judged: is it a reply to the visitor, and what does it say.
struct Reply: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        case forVisitor(text: String, author: String?)
        /// Not for the visitor, with the reason.
        case internalOnly(String)
        /// Not for the visitor as it stands, but it may become so.
        case undecided(String)
    }

    let activityID: ActivityID
    let content: Content
    /// When it was written, by Creatio's clock; the order of replies.
    let createdOn: String
    /// The picture of its author, a row of `SysImage`.
    let photoID: String?

    /// What the judgement has to know.
    static var options: QueryOptions {
        var options = QueryOptions()
        options.select = [
            "Id", "Title", "DetailedResult", "Notes", "Body", "IsHtmlBody", "TypeId", "CaseId",
            "MessageTypeId", "EmailSendStatusId", "AuthorId", "CreatedOn", "CreatedById",
        ].map { [$0] }
        options.expand = [
            .selecting(["Name", "PhotoId"], of: "Author"), .selecting(["CreatedById"], of: "Case"),
        ]
        return options
    }

    /// Judges a row that was asked for with `options`.
    ///
    /// What is not of a reply type is internal, whatever announced it: an internal activity must
    /// never reach the visitor.
    init?(row: JSONValue, caseID: CaseID, settings: CreatioSettings) {
        guard let id = row["Id"]?.text else { return nil }
        activityID = ActivityID(rawValue: id)
        createdOn = row["CreatedOn"]?.text ?? ""
        photoID = row["Author"]?.reference("PhotoId")
        content = Self.content(row, caseID, settings)
    }

    private static func content(
        _ row: JSONValue,
        _ caseID: CaseID,
        _ settings: CreatioSettings
    ) -> Content {
        guard row.reference("CaseId") == caseID.rawValue else {
            return .undecided("it belongs to another case")
        }
        let type = row.reference("TypeId") ?? ""
        guard settings.replyTypeIDs.contains(type) else {
            return .internalOnly("its type is not a reply type")
        }
        guard settings.replies.deliversOwnUser || !isByOwnUser(row) else {
            return .internalOnly("the integration's own user wrote it")
        }
        if type == StockID.emailType, let reason = reasonNotToShow(email: row) { return reason }
        let column = settings.replies.columns(ofType: type).first { column in
            row[column]?.filledText != nil
        }
        guard let column, let source = row[column]?.text else {
            return .internalOnly("it says nothing")
        }
        let text = ReplyText(
            source,
            isHTML: column == "Body" && row["IsHtmlBody"]?.truth == true,
            stripsQuotedHistory: settings.replies.stripsQuotedHistory
        )
        guard !text.shown.isEmpty else { return .internalOnly("it says nothing") }
        return .forVisitor(text: text.shown, author: row["Author"]?["Name"]?.filledText)
    }

    /// Whether the integration's own user wrote the activity.
    ///
    /// That user is the one who created the case, since the core alone creates cases. Where the
    /// activity names somebody else as its author, it was only written down under that user.
    private static func isByOwnUser(_ row: JSONValue) -> Bool {
        guard let own = row["Case"]?.reference("CreatedById") else { return false }
        return row.reference("CreatedById") == own && row.reference("AuthorId") ?? own == own
    }

    /// An incoming e-mail is the customer's own words.
    ///
    /// An outgoing one that is not sent is a
    /// draft, and may still be thrown away; once it is sent it is looked at again. One that says
    /// neither was written down by a program or a form, and is taken as it is.
    private static func reasonNotToShow(email row: JSONValue) -> Content? {
        switch row.reference("MessageTypeId") {
        case StockID.incomingEmail: return .internalOnly("it came from the customer")
        case StockID.outgoingEmail
        where row.reference("EmailSendStatusId") == StockID.notSentEmail:
            return .undecided("the e-mail is not sent yet")
        default: return nil
        }
    }
}
