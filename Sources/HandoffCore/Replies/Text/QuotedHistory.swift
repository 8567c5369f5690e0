/// Cuts off what an e-mail repeats of earlier ones.
///
/// Mail programs mark it in many ways: by elements that only they use, by a line such as
/// `On 5 May Ada wrote:`, by a block of `From:` and `Sent:`, or by `>` before each line. A
/// signature is the rep's own and stays.
enum QuotedHistory {
    /// The lines without what is quoted; all of them where nothing else would be left.
    static func stripped(from lines: [TextLine]) -> [TextLine] {
        let kept = cut(lines).filter { !$0.isHistory && !isMarked($0) }
        return kept.allSatisfy(\.isEmpty) ? lines : kept
    }

    private static func cut(_ lines: [TextLine]) -> [TextLine] {
        for index in lines.indices {
            if isDivider(lines[index].text) || isHeader(lines, at: index) {
                return Array(lines[..<index])
            }
            if let next = endOfAttribution(lines, at: index) {
                let rest = lines[next...].drop(while: \.isEmpty)
                guard let first = rest.first, first.isHistory || isMarked(first) else {
                    return Array(lines[..<index])
                }
                // The rep answers below or between the quotes.
                return lines[..<index] + cut(Array(rest))
            }
        }
        return lines
    }

    private static func isMarked(_ line: TextLine) -> Bool {
        line.prefix.hasPrefix(">") || line.text.trimmedStart.hasPrefix(">")
    }

    /// `-----Original Message-----`, and Outlook's long line.
    private static func isDivider(_ text: String) -> Bool {
        let text = text.lowercased()
        let dashes = text.prefix { $0 == "-" || $0 == "_" || $0 == " " }
        guard dashes.filter({ $0 != " " }).count >= 2, let last = text.last, "-_".contains(last)
        else {
            return false
        }
        if text.count >= 20, text.allSatisfy({ $0 == "_" }) { return true }
        return dividers.contains(where: text.contains)
    }

    private static let dividers = [
        "original message", "forwarded message", "ursprüngliche nachricht",
        "weitergeleitete nachricht", "message d'origine", "message d\u{2019}origine",
        "message original", "mensaje original", "messaggio originale", "mensagem original",
        "oorspronkelijk bericht", "ursprungligt meddelande", "oprindelig meddelelse",
        "wiadomość oryginalna", "исходное сообщение", "пересылаемое сообщение",
    ]

    /// A block that begins with `From:` and names a date or a receiver in one of the next lines.
    private static func isHeader(_ lines: [TextLine], at index: Int) -> Bool {
        guard let first = lines[index].text.label, senders.contains(first) else { return false }
        return lines[(index + 1)...].prefix(headerLength).contains { line in
            line.text.label.map(others.contains) ?? false
        }
    }

    private static let headerLength = 4
    private static let senders: Set = [
        "from", "von", "de", "da", "van", "från", "fra", "od", "от",
    ]
    private static let others: Set = [
        "sent", "date", "to", "subject", "gesendet", "datum", "an", "betreff", "envoyé", "à",
        "objet", "enviado", "para", "asunto", "assunto", "inviato", "data", "a", "oggetto",
        "verzonden", "aan", "onderwerp", "skickat", "till", "sendt", "til", "wysłano", "do",
        "отправлено", "кому", "дата",
    ]

    /// The line behind `On 5 May 2026 at 10:00, Ada <ada@example.com> wrote:`, which may be
    /// broken into several; nil where no such line stands here.
    private static func endOfAttribution(_ lines: [TextLine], at index: Int) -> Int? {
        var text = ""
        for next in index..<min(index + attributionLength, lines.count) {
            text += (text.isEmpty ? "" : " ") + lines[next].text.trimmedStart.lowercased()
            guard text.hasSuffix(":") else { continue }
            return isAttribution(text) ? next + 1 : nil
        }
        return nil
    }

    private static let attributionLength = 3

    /// A date at the begin, as in `On 5 May`, and a verb of writing towards the end.
    private static func isAttribution(_ text: String) -> Bool {
        guard text.contains(where: \.isNumber), text.count <= attributionLimit else { return false }
        return attributions.contains { opening, verb in
            (opening.isEmpty ? text.first?.isNumber == true : text.hasPrefix(opening + " "))
                && text.contains(verb)
        }
    }

    private static let attributionLimit = 300
    private static let attributions = [
        ("on", " wrote:"), ("am", " schrieb"), ("le", " a écrit"), ("el", " escribió:"),
        ("il", " ha scritto:"), ("em", " escreveu:"), ("op", " schreef"), ("den", " skrev"),
        ("w dniu", " napisał"), ("dnia", " napisał"), ("", " пишет:"), ("", " написал"),
        ("", " wrote:"), ("", " schrieb"), ("", " napsal"),
    ]
}

extension String {
    fileprivate var trimmedStart: Substring { drop { $0.isWhitespace } }

    /// What stands before the colon of a line such as `From: Ada`, in lower case.
    fileprivate var label: String? {
        let line = trimmedStart.drop { $0 == "*" }
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let label = line[..<colon].filter { $0 != "*" && $0 != "\u{A0}" }
        return label.trimmed.lowercased()
    }

    fileprivate var trimmed: String {
        var text = trimmedStart
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
