/// Invariant 7: secrets stand where they are used and nowhere else.
struct NoSecretIsSeen: Invariant {
    /// Shorter texts stand everywhere by chance.
    private static let shortestSecret = 8

    let number = 7
    let statement = "no secret stands in any log, trace, report or error"

    func violations(in evidence: Evidence) -> [String] {
        let secrets = evidence.secrets.filter { $0.count >= Self.shortestSecret }
        return evidence.texts.compactMap { kind, text in
            guard let secret = secrets.first(where: text.contains) else { return nil }
            let shown = text.replacing(secret, with: Redaction.mark)
            return "a secret stands in \(kind): \(shown.prefix(200))"
        }
    }
}
