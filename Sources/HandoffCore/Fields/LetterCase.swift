import Foundation

/// Texts that people take for the same although a database may not: those that differ in the case
/// of their letters.
///
/// PostgreSQL tells them apart and MSSQL does not, and what Creatio puts between is not known
/// (creatio.md section 3.5). So a text is asked for in the usual ways of writing it, with a
/// function that finds more than it should, and what is found is compared by `key`.
enum LetterCase {
    /// The text as it is, in lower case, in upper case, and with a capital at its beginning; each
    /// once.
    static func variants(of text: String) -> [String] {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let lower = text.lowercased()
        let capital = lower.prefix(1).uppercased() + lower.dropFirst()
        var variants: [String] = []
        for variant in [text, lower, text.uppercased(), capital] where !variants.contains(variant) {
            variants.append(variant)
        }
        return variants
    }

    /// What texts have in common that differ in letter case and outer spaces alone.
    static func key(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }
}
