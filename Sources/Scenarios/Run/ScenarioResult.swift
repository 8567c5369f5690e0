package import YAML

/// What became of one run of one scenario: plain data, of which every report is a function.
package struct ScenarioResult: Sendable, Equatable {
    package let name: String
    package let file: String
    package let tags: [String]
    package let seed: UInt64
    package let transport: TransportKind
    /// Empty where the scenario passed.
    package let failures: [Failure]
    /// The digest of the trace.
    package let digest: String
    /// How long the run took in virtual time.
    package let duration: Duration
    /// How long the run took in real time.
    package let elapsed: Duration
    /// How many requests crossed a wire.
    package let exchangeCount: Int
    /// What the core asked of Creatio and its identity service, in the order in which it was sent.
    package let askedOfCreatio: [Exchange]

    package init(
        name: String,
        file: String,
        tags: [String],
        seed: UInt64,
        transport: TransportKind,
        failures: [Failure],
        digest: String,
        duration: Duration,
        elapsed: Duration,
        exchangeCount: Int,
        askedOfCreatio: [Exchange] = []
    ) {
        self.name = name
        self.file = file
        self.tags = tags
        self.seed = seed
        self.transport = transport
        self.failures = failures
        self.digest = digest
        self.duration = duration
        self.elapsed = elapsed
        self.exchangeCount = exchangeCount
        self.askedOfCreatio = askedOfCreatio
    }

    package var hasPassed: Bool { failures.isEmpty }
}

/// What carries the requests of a run.
package enum TransportKind: String, Sendable, CaseIterable {
    case memory
    case http
}

/// One reason why a run did not pass.
package struct Failure: Sendable, Equatable {
    /// What did not go as it should.
    package enum Subject: Sendable, Equatable {
        /// What is given could not be put in place.
        case given
        case step(String, at: SourcePosition)
        /// What holds after every scenario.
        case invariant(number: Int, statement: String)
        /// The run as a whole: it stalled, a party stopped, or its repetition differed.
        case run
    }

    package let subject: Subject
    package let message: String
    package let differences: [Difference]
    /// The last exchanges that matter, oldest first.
    package let exchanges: [Exchange]

    package init(
        _ subject: Subject,
        _ message: String,
        differences: [Difference] = [],
        exchanges: [Exchange] = []
    ) {
        self.subject = subject
        self.message = message
        self.differences = differences
        self.exchanges = exchanges
    }
}
