import HTTPTypes
import JSON
import Wire

/// One exchange as the journal keeps it: its secrets hidden, its bodies cut.
struct JournalEntry: Sendable {
    /// Counts the exchanges of a world from 1; a number is never given twice.
    let number: Int
    /// Which site was asked.
    let site: WorldSite
    let arrivedAt: Timestamp
    let method: String
    let path: String
    let query: String
    let headers: [(name: String, value: String)]
    let body: String
    /// Nil while the request is being worked on.
    var outcome: Outcome?

    /// What became of the request.
    struct Outcome: Sendable {
        let status: Int
        let headers: [(name: String, value: String)]
        let body: String
        let time: Duration
        let delivery: Delivery
        /// The fault that struck.
        let fault: Int?
    }
}

extension JournalEntry {
    func json(world: String) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("number", .number(JSONNumber(number))), ("world", .string(world)),
            ("site", .string(site.rawValue)),
            ("at", .string(arrivedAt.iso8601(fractionDigits: 6))),
            ("method", .string(method)), ("path", .string(path)), ("query", .string(query)),
            ("headers", Self.json(headers)), ("body", .string(body)),
        ]
        guard let outcome else { return JSONValue(members: members + [("status", .null)]) }
        members += [
            ("status", .number(JSONNumber(outcome.status))),
            ("answerHeaders", Self.json(outcome.headers)), ("answer", .string(outcome.body)),
            ("seconds", .number(outcome.time.seconds)),
            ("delivery", .string(outcome.delivery.word)),
        ]
        if let fault = outcome.fault { members.append(("fault", .number(JSONNumber(fault)))) }
        return JSONValue(members: members)
    }

    /// Fields of the same name stand in one member, as HTTP lets them be joined.
    private static func json(_ headers: [(name: String, value: String)]) -> JSONValue {
        var joined = JSONValue(members: [])
        for (name, value) in headers {
            let earlier = joined[name]?.text.map { $0 + ", " } ?? ""
            joined[name] = .string(earlier + value)
        }
        return joined
    }
}

extension Delivery {
    /// The delivery in the journal's words.
    var word: String {
        switch self {
        case .whole: "whole"
        case .nothing: "dropped"
        case .cut: "truncated"
        }
    }
}

extension Duration {
    /// Seconds as a JSON number, to the microsecond.
    var seconds: JSONNumber {
        let (whole, attoseconds) = components
        let micro = abs(attoseconds / 1_000_000_000_000)
        let digits = String(micro)
        let fraction = String(repeating: "0", count: 6 - digits.count) + digits
        let sign = self < .zero && whole == 0 ? "-" : ""
        return JSONNumber(verbatim: "\(sign)\(whole).\(fraction)")
    }
}
