package import HTTPTypes
package import Wire

/// A business process: a signal that starts it, a filter, and the web service that it calls
/// (creatio.md sections 5.1 and 5.2).
package struct BusinessProcess: Sendable {
    package var name: String
    /// Whether it is switched on in the process library.
    package var isActive: Bool
    /// *Run following elements in the background*: whether the save goes on at once.
    ///
    /// Otherwise the call is made after the save has been committed and before it is answered, so
    /// a slow web service delays the answer (creatio.md section 5.1). Others see the row
    /// meanwhile; that the web service does too is assumed.
    package var runsInBackground: Bool
    package var signal: ProcessSignal
    /// The condition that the record must satisfy, as the text of a `$filter`; nil for none.
    package var filter: String?
    package var call: WebServiceCall

    package init(
        name: String,
        isActive: Bool = true,
        runsInBackground: Bool = true,
        signal: ProcessSignal,
        filter: String? = nil,
        call: WebServiceCall
    ) {
        self.name = name
        self.isActive = isActive
        self.runsInBackground = runsInBackground
        self.signal = signal
        self.filter = filter
        self.call = call
    }
}

/// The start event *Signal*: what happens to a record of an object.
package struct ProcessSignal: Sendable, Equatable {
    package var object: String
    package var event: Event

    /// What has to happen.
    package enum Event: Sendable, Equatable {
        case added
        /// One of the watched properties gets another value; of any property where none is named.
        case modified(watching: [String] = [])
        case deleted
    }

    package init(object: String, event: Event) {
        self.object = object
        self.event = event
    }
}

/// The element *Call web service*: one request with a JSON body, repeated where it fails.
package struct WebServiceCall: Sendable {
    /// Creatio's default for the response time-out of a method.
    package static let defaultResponseTimeout = Duration.seconds(5)

    /// The methods that the designer offers.
    package static let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]

    package var method: HTTPRequest.Method
    /// Where the call goes, with placeholders such as `[#Id#]`; secret, because a webhook carries
    /// its token in the path.
    package var address: Secret
    /// Further header fields by name, with placeholders.
    package var headers: [String: Secret]
    /// What the request tells; a `GET` tells nothing.
    package var body: BodyTemplate
    /// How long one attempt waits for its answer, and how long the next one waits to begin.
    package var responseTimeout: Duration
    /// How many attempts follow a first one that failed.
    package var retries: Int
    /// The time within which all attempts have to end; nil for no limit.
    package var maximumExecutionTime: Duration?

    package init(
        method: HTTPRequest.Method = .post,
        address: String,
        headers: [String: Secret] = [:],
        body: BodyTemplate,
        responseTimeout: Duration = WebServiceCall.defaultResponseTimeout,
        retries: Int = 0,
        maximumExecutionTime: Duration? = nil
    ) {
        self.method = method
        self.address = Secret(address)
        self.headers = headers
        self.body = body
        self.responseTimeout = responseTimeout
        self.retries = retries
        self.maximumExecutionTime = maximumExecutionTime
    }

    var addressTemplate: BodyTemplate { BodyTemplate(address.exposed) }

    /// All that may have placeholders.
    var templates: [BodyTemplate] {
        [body, addressTemplate] + headers.values.map { BodyTemplate($0.exposed) }
    }
}
