/// Yes and no, as an AI answers in the languages that its visitors write.
enum SpelledTruth {
    private static let yes: Set = [
        "yes", "y", "true", "t", "1", "on", "ja", "oui", "si", "sí", "sì", "sim", "да", "так",
        "tak",
        "evet", "نعم", "はい", "是",
    ]
    private static let no: Set = [
        "no", "n", "false", "f", "0", "off", "nein", "nee", "non", "não", "нет", "ні", "nie", "nej",
        "hayır", "لا", "いいえ", "否",
    ]

    /// Nil for what is neither.
    static func read(_ text: String) -> Bool? {
        let word = text.lowercased().filter { !$0.isPunctuation }
        return yes.contains(word) ? true : no.contains(word) ? false : nil
    }
}
