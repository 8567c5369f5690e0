import HTTPTypes
package import OData
package import Wire

/// What a request to read means to an instance, told without one: its SQL, or the refusal and what
/// to write instead.
package struct QueryExplanation: Sendable {
    /// A statement that the instance would run.
    package struct Statement: Sendable, Equatable {
        /// What it reads, in a few words.
        package let purpose: String
        package let sql: String
        /// The values of the question marks in their order, as literals of SQL.
        package let arguments: [String]

        package init(purpose: String, sql: String, arguments: [String]) {
            self.purpose = purpose
            self.sql = sql
            self.arguments = arguments
        }
    }

    /// What the instance would answer instead.
    package struct Refusal: Sendable, Equatable {
        package let status: Int
        /// The texts from the general one to the deepest, which tells what is wrong.
        package let messages: [String]
        /// The body: OData's envelope, or what Web API or the web server writes.
        package let body: String

        /// The deepest text.
        package var message: String { messages.last ?? "" }
    }

    /// What the path of the address points at; nil where it cannot be read.
    package let path: ResourcePath?
    /// The options of the address; nil where they cannot be read.
    package let options: QueryOptions?
    /// Empty where the request is refused, or reads no rows.
    package let statements: [Statement]
    /// Nil where the request is answered.
    package let refusal: Refusal?
    /// What to write instead, one sentence each.
    package let advice: [String]
    /// The strictest level at which the request is answered; nil where none answers it.
    package let level: EvidenceLevel?

    /// Explains a `GET`.
    ///
    /// - Parameters:
    ///   - address: What stands behind the root of the service, such as
    ///     `Case?$filter=Contact/Name eq 'Ada'`, percent-encoded or not; what leads to the root may
    ///     stand before it.
    ///   - settings: The instance that is asked.
    ///   - now: The time of the request.
    /// - Throws: `InstanceModelError` for settings that contradict each other, `AddressError` for
    ///   an address of the instance that is none.
    package init(_ address: String, settings: InstanceSettings, now: Timestamp) throws {
        let reader = try QueryReader(address, settings: settings, now: now)
        let reading = try reader.read(at: settings.level)
        path = reading.path
        options = reading.options
        statements = reading.statements
        refusal = reading.refusal.map { response in
            let error = ODataError(status: response.status.code, body: response.body)
            return Refusal(
                status: error.status,
                messages: [error.message] + error.inner.map(\.message),
                body: String(decoding: response.body, as: UTF8.self)
            )
        }
        advice = refusal.map { reader.advice(on: reading, message: $0.message) } ?? []
        level = try EvidenceLevel.allCases.first { level in
            try reader.read(at: level).refusal == nil
        }
    }
}
