import FakeCreatio
import HTTPTypes
import Wire
import YAML

/// A business process that calls a web service.
struct GivenCall: Sendable {
    /// All but the name, which is the key in the file.
    let process: BusinessProcess

    static let table = Shape<[Member<GivenCall>]>.keys(
        rest: Rest(.name, shape, "A business process, by a name.")
    ) { $0 }

    private static let headers = Shape<[Member<String>]>.keys(
        rest: Rest(.header, .text, "The value of the header field of that name.")
    ) { $0 }

    private static let shape = Shape<GivenCall>.keys(
        .optional("active", .truth, default: true, "Whether the process is switched on."),
        .optional(
            "in background",
            .truth,
            default: true,
            "Whether the save goes on at once; otherwise it waits for the call."
        ),
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
        .optional(
            "method",
            .word(
                WebServiceCall.methods.map { ($0.rawValue, $0, "The call is a \($0.rawValue).") }
            ),
            default: .post,
            "How the web service is called."
        ),
        .required(
            "url",
            .text,
            "The address of the web service; [#Id#] in it is a value of the record."
        ),
        .optional("headers", headers, default: [], "Further header fields of the call."),
        .optional("body", .text, default: #"{"id":"[#Id#]"}"#, "What is sent to it."),
        .optional(
            "timeout",
            .duration,
            default: WebServiceCall.defaultResponseTimeout,
            "How long an answer is waited for."
        ),
        .optional("retries", .number, default: 0, "How often a failed call is repeated.")
    ) {
        isActive,
        inBackground,
        object,
        event,
        filter,
        method,
        url,
        headers,
        body,
        timeout,
        retries in
        GivenCall(
            process: BusinessProcess(
                name: "",
                isActive: isActive,
                runsInBackground: inBackground,
                signal: ProcessSignal(object: object, event: event),
                filter: filter,
                call: WebServiceCall(
                    method: method,
                    address: url,
                    headers: Dictionary(
                        uniqueKeysWithValues: headers.map { ($0.key, Secret($0.value)) }
                    ),
                    body: BodyTemplate(body),
                    responseTimeout: timeout,
                    retries: retries
                )
            )
        )
    }
}
