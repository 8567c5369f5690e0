/// What an e-mail gets when it is saved: nobody has sent it, and its text has a preview
/// (creatio.md section 4.3).
///
/// How the hash and the preview are made, and that incoming e-mails are those to process, is
/// assumed.
struct EmailContent: SaveRule {
    let object = "Activity"

    /// The length of the column.
    private static let previewLength = 250

    func apply(to change: inout RowChange, in transaction: RowTransaction) {
        let row = change.new
        guard row["TypeId"].id == StockActivityType.email.id else { return }
        if row["EmailSendStatusId"] == .null {
            change.new["EmailSendStatusId"] = .guid(StockEmailSendStatus.notSent.id)
        }
        if change.changes("Body") {
            change.new["Preview"] = .text(Self.preview(of: row["Body"].text ?? ""))
        }
        if row["MailHash"] == .text("") {
            var hash = StableHash(["Sender", "Title", "Body"].map { row[$0].text ?? "" })
            change.new["MailHash"] = .text(hash.letters(32, of: StableHash.hexadecimal))
        }
        if change.old == nil, row["MessageTypeId"].id == StockEmailType.incoming.id {
            change.new["IsNeedProcess"] = .boolean(true)
        }
    }

    /// The beginning of the text without its tags.
    private static func preview(of body: String) -> String {
        var plain = ""
        var isInTag = false
        for letter in body where plain.unicodeScalars.count < previewLength {
            switch letter {
            case "<": isInTag = true
            case ">" where isInTag:
                isInTag = false
                plain.append(" ")
            default: if !isInTag { plain.append(letter) }
            }
        }
        let words = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(String.UnicodeScalarView(words.unicodeScalars.prefix(previewLength)))
    }
}
