/// How a handoff is brought into the vocabularies of the documents.
extension Handoff {
    /// A handoff as it is kept, and what of it was left out.
    struct Normalised: Sendable, Equatable {
        var handoff: Handoff
        /// A sentence each.
        var remarks: [String] = []
    }

    /// The longest reason of an AI's own, in characters.
    static let reasonLimit = 200

    /// What the AI said, in the documents' words.
    ///
    /// A handoff is never refused for its wording: the visitor waits for a human. A sentiment or
    /// a language that nobody can make sense of is left out with a remark; a reason outside the
    /// vocabulary stays as it is, since the rep can read it.
    func normalised() -> Normalised {
        var result = Normalised(handoff: self)
        result.handoff.summary = summary.trimmed
        result.handoff.sentiment = nil
        if let word = sentiment?.trimmed.lowercased(), !word.isEmpty {
            result.handoff.sentiment = Self.sentiments[word]
            if result.handoff.sentiment == nil {
                result.remarks.append(
                    "The sentiment '\(word)' is none of 'angry', 'neutral' and 'happy'; left out."
                )
            }
        }
        result.handoff.language = nil
        if let tag = language?.trimmed, !tag.isEmpty {
            result.handoff.language = Self.languageTag(tag)
            if result.handoff.language == nil {
                result.remarks.append(
                    "The language '\(tag)' is no language tag such as 'en' or 'pt-BR'; left out."
                )
            }
        }
        result.handoff.reasons = []
        for reason in reasons { result.handoff.add(reason: reason) }
        return result
    }

    /// The core's own vocabulary and, as its words, those of the sibling integration that calls
    /// the same three `positive`, `neutral` and `negative` (opencx.md section 7).
    private static let sentiments = [
        "angry": "angry", "neutral": "neutral", "happy": "happy", "positive": "happy",
        "negative": "angry",
    ]

    /// A tag in the usual case: `PT_br` is `pt-BR`; nil for what has another form.
    private static func languageTag(_ text: String) -> String? {
        let parts = text.replacing("_", with: "-")
            .split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ $0.isASCII && $0.isLetter }),
            parts.dropFirst().allSatisfy({ part in
                (1...8).contains(part.count)
                    && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            })
        else { return nil }
        let rest = parts.dropFirst().map { part in
            switch part.count {
            case 2: part.uppercased()
            case 4: part.prefix(1).uppercased() + part.dropFirst().lowercased()
            default: part.lowercased()
            }
        }
        return ([first.lowercased()] + rest).joined(separator: "-")
    }

    /// Adds a reason once, in the spelling of the vocabulary where it is one of its words.
    ///
    /// A word of the webhook's vocabulary says who began the handoff, and only one of the four
    /// says why as well.
    private mutating func add(reason text: String) {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty else { return }
        let word = line.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
        var reason: String?
        if let known = HandoffReason(rawValue: word) {
            reason = known.rawValue
        } else if let known = HandoffOrigin(rawValue: word) {
            origin = known
            reason = known == .aiForbidden ? HandoffReason.prohibitedTopic.rawValue : nil
        } else {
            reason = String(line.prefix(Self.reasonLimit))
        }
        if let reason, !reasons.contains(reason) { reasons.append(reason) }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
