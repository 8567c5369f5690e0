/// The parts of a contact's name: `John Best` is `John` and `Best`, a single word the surname.
///
/// That the middle of three words is the middle name is assumed.
struct ContactName: SaveRule {
    let object = "Contact"

    func apply(to change: inout RowChange, in transaction: RowTransaction) {
        guard change.changes("Name"), !Self.parts.contains(where: change.changes),
            let name = change.new["Name"].text
        else { return }
        let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        change.new["GivenName"] = .text(words.count > 1 ? words[0] : "")
        change.new["Surname"] = .text(words.last ?? "")
        change.new["MiddleName"] = .text(words.dropFirst().dropLast().joined(separator: " "))
    }

    private static let parts = ["GivenName", "Surname", "MiddleName"]
}
