package import YAML

/// One entry of the ledger: a fact of Creatio as an exchange that shows it.
package struct FidelityCase: Sendable, Equatable {
    /// Unique in the ledger, in words with dashes: `filter-lookup-scalar`.
    package var id: String
    /// The fact in one sentence.
    package var says: String
    /// The title of the file, such as `Filters`.
    package var area: String
    /// The clause of OData 4.0, or the part of Creatio, that the fact belongs to.
    package var clause: String
    /// Where the fact is told.
    package var source: String
    /// How sure the source is, in the marks of creatio.md section 0.1.
    package var marks: [SourceMark]
    package var state: EvidenceState
    /// The builds that the fact is known of.
    package var versions: String
    /// Whether rows are made, changed or deleted.
    package var writes: Bool
    /// The switches of the instance that the fact depends on, by name.
    package var profile: [String: String]
    /// The evidence level that the fake has to run at; nil for the run's own.
    package var level: String?
    /// The object that the entry speaks of alone; nil for one that speaks of all.
    package var object: String?
    /// The features that the entry answers for; none for what only unusual requests rely on.
    package var covers: [Feature]
    /// Why the fake does not pass, where that is accepted for the time being.
    package var knownGap: String?
    package var steps: [CaseStep]
    package var position: SourcePosition
}

/// How well a fact is known.
package enum EvidenceState: String, Sendable, CaseIterable, Comparable {
    /// Somebody measured it on a live instance.
    case confirmed
    /// Creatio documents it, or it stands in code of Creatio or of a client that works.
    case documented
    /// Inferred, or taken from the library below.
    case assumed
    /// The sources disagree; the entry follows the one that it names.
    case contradicted

    package static func < (left: EvidenceState, right: EvidenceState) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .confirmed: 0
        case .documented: 1
        case .contradicted: 2
        case .assumed: 3
        }
    }
}

/// The marks of creatio.md section 0.1.
package enum SourceMark: String, Sendable, CaseIterable {
    case documented = "D"
    case measured = "M"
    case code = "C"
    case library = "L"
    case inferred = "I"
    case unknown = "?"
}

/// One request of a case, or a while in which nothing is sent.
package enum CaseStep: Sendable, Equatable {
    case request(StepRequest, StepExpectation)
    case wait(Duration)
}

/// What a step sends.
package struct StepRequest: Sendable, Equatable {
    package var method: String
    /// Below the OData service; absolute below the application where it begins with `/`, below
    /// the identity service where it begins with `identity:`.
    package var path: String
    /// Whose request it is: `default`, `session`, `nobody`, or a user whom the target prepares.
    package var user = "default"
    package var headers: [HeaderLine] = []
    package var body = StepBody.none

    /// A header field.
    package struct HeaderLine: Sendable, Equatable {
        package var name: String
        package var value: String
    }
}

/// The body of a request.
package enum StepBody: Sendable, Equatable {
    case none
    case json(JSONTemplate)
    case form([(name: String, value: String)])
    case text(String)
    /// So many bytes of no meaning.
    case bytes(Int)

    package static func == (left: StepBody, right: StepBody) -> Bool {
        switch (left, right) {
        case (.none, .none): true
        case (.json(let left), .json(let right)): left == right
        case (.form(let left), .form(let right)):
            left.map { [$0.name, $0.value] } == right.map { [$0.name, $0.value] }
        case (.text(let left), .text(let right)): left == right
        case (.bytes(let left), .bytes(let right)): left == right
        default: false
        }
    }
}

/// What the reply to a step has to be, and what later steps take from it.
package struct StepExpectation: Sendable, Equatable {
    /// Any of these; empty where every status will do.
    package var statuses: [Int] = []
    package var headers: [(name: String, value: TextPattern)] = []
    package var json: ExpectedValue?
    package var texts: [TextPattern] = []
    package var captures: [Capture] = []

    package init() {}

    package static func == (left: StepExpectation, right: StepExpectation) -> Bool {
        left.statuses == right.statuses && left.json == right.json && left.texts == right.texts
            && left.captures == right.captures
            && left.headers.map(\.name) == right.headers.map(\.name)
            && left.headers.map(\.value) == right.headers.map(\.value)
    }
}

/// A value of a reply that gets a name: `<name>` stands for it in later steps.
package struct Capture: Sendable, Equatable {
    /// Where in the reply the value is.
    package enum Place: Sendable, Equatable {
        /// Members and indices from the outside in.
        case json([String])
        case header(String)
        /// A parameter of the address in a header field.
        case headerParameter(header: String, name: String)
        case cookie(String)
    }

    package var name: String
    package var place: Place
}
