import FakeCreatio
import Wire

/// A business process that calls a web service.
struct GivenCall: Sendable {
    /// All but the name, which is the key in the file.
    let process: BusinessProcess

    static let table = Shape<[Member<GivenCall>]>.keys(
        rest: Rest(.name, shape, "A business process, by a name.")
    ) { $0 }

    private static let shape = Shape<GivenCall>.keys(
        .optional("active", .truth, default: true, "Whether the process is switched on."),
        .required(
            "object",
            Shape<String>.text.checked { object, node, reading in
                reading.check(object: object, at: node.position)
            },
            "The object whose records start it."
        ),
        .required(
            "event",
            .word([
                ("added", ProcessSignal.Event.added, "A record is added."),
                ("modified", .modified(), "A record is modified."),
                ("deleted", .deleted, "A record is deleted."),
            ]),
            "What has to happen to a record."
        ),
        .optional("filter", .text, "What the record has to satisfy, as an OData filter."),
        .required("url", .text, "The address of the web service."),
        .optional("body", .text, default: #"{"id":"[#Id#]"}"#, "What is sent to it."),
        .optional(
            "timeout",
            .duration,
            default: WebServiceCall.defaultResponseTimeout,
            "How long an answer is waited for."
        ),
        .optional("retries", .number, default: 0, "How often a failed call is repeated.")
    ) { isActive, object, event, filter, url, body, timeout, retries in
        GivenCall(
            process: BusinessProcess(
                name: "",
                isActive: isActive,
                signal: ProcessSignal(object: object, event: event),
                filter: filter,
                call: WebServiceCall(
                    address: url,
                    body: BodyTemplate(body),
                    responseTimeout: timeout,
                    retries: retries
                )
            )
        )
    }
}
