import JSON
import Scenarios
import WidgetProtocol

/// The core's webhook and widget routes as an OpenAPI 3.1 document, learned from what crossed the
/// wire while the scenarios ran.
struct OpenAPIDocument {
    /// What was seen of one route.
    private struct Seen {
        var calls = 0
        /// How often a header field or a query item came along.
        var headers: [String: Int] = [:]
        var queries: Set<String> = []
        /// By media type; accepted requests alone say what a request is.
        var requests: [String: BodyShape] = [:]
        var hasBodilessRequest = false
        var answers: [Int: [String: BodyShape]] = [:]
    }

    private var seen: [Route: Seen] = [:]

    mutating func learn(_ recording: Recording) {
        // Pages poll, and what says the same again teaches nothing.
        var heard: Set<String> = []
        for exchange in recording.trace.exchanges {
            guard let route = Route(of: exchange),
                case .answered(let status, let headers, let body, _)? = exchange.outcome
            else { continue }
            // Steps call the webhook in all the ways that people model it; the document shows the
            // guide's.
            if route == .webhook, exchange.sender != "creatio" { continue }
            var known = seen[route] ?? Seen()
            known.calls += 1
            for name in Set(exchange.headers.map(\.name)) { known.headers[name, default: 0] += 1 }
            let type = MediaName.of(headers)
            if heard.insert("\(route.name) \(status) \(body)").inserted {
                known.answers[status, default: [:]][type, default: BodyShape()].learn(text: body)
            }
            if 200..<300 ~= status {
                known.queries.formUnion(exchange.queryItems.map(\.name))
                if exchange.body.isEmpty {
                    known.hasBodilessRequest = true
                } else {
                    known.requests[MediaName.of(exchange.headers), default: BodyShape()]
                        .learn(text: exchange.body)
                }
            }
            seen[route] = known
        }
    }

    /// The document.
    var text: String {
        let routes = Route.all.filter { seen[$0] != nil }
        let paths = routes.map { route in
            (route.path, JSONValue(members: [(route.method.lowercased(), operation(route))]))
        }
        let document: JSONValue = [
            "openapi": "3.1.0",
            "info": [
                "title": "Handrail's handoff core",
                "version": .string("\(Contract.form)"),
                "description": .string(
                    "The webhook for Creatio and the widget's routes, as they were seen while the "
                        + "scenarios ran."
                ),
            ],
            "servers": [["url": "https://api.open.cx"]],
            "paths": JSONValue(members: paths),
            "components": ["securitySchemes": Self.securitySchemes],
        ]
        return JSONText(document).text
    }

    private static let securitySchemes: JSONValue = [
        "widgetToken": [
            "type": "apiKey", "in": "header", "name": .string(WidgetName.botTokenHeader),
        ],
        "bearer": ["type": "http", "scheme": "bearer"],
    ]

    private static let form = "multipart/form-data"
    private static let file: JSONValue = [
        "type": "string", "contentMediaType": "application/octet-stream",
    ]
    private static let fileForm: JSONValue = [
        "type": "object", "required": [.string(WidgetName.filePart)],
        "properties": JSONValue(members: [(WidgetName.filePart, file)]),
    ]

    private func operation(_ route: Route) -> JSONValue {
        guard let known = seen[route] else { return .null }
        var operation: JSONValue = [
            "operationId": .string(route.name), "summary": .string(route.summary),
        ]
        let inPath = route.parameters.map { name -> JSONValue in
            [
                "name": .string(name), "in": "path", "required": true,
                "schema": ["type": "string"],
            ]
        }
        let inQuery = known.queries.sorted().map { name -> JSONValue in
            ["name": .string(name), "in": "query", "schema": ["type": "string"]]
        }
        if !(inPath + inQuery).isEmpty { operation["parameters"] = .array(inPath + inQuery) }
        // Its token stands in the path.
        operation["security"] = .array(security(known))
        if !known.requests.isEmpty {
            operation["requestBody"] = [
                "required": .bool(!known.hasBodilessRequest),
                "content": content(known.requests, namesRequired: route == .webhook),
            ]
        }
        operation["responses"] = JSONValue(
            members: known.answers.sorted { $0.key < $1.key }.map { status, shapes in
                ("\(status)", answer(status, shapes))
            }
        )
        return operation
    }

    /// One demand for each way in which calls came: with one field, with the other, or neither.
    private func security(_ known: Seen) -> [JSONValue] {
        let schemes = [("x-bot-token", "widgetToken"), ("authorization", "bearer")]
        let used = schemes.filter { known.headers[$0.0] != nil }
        let always = used.filter { known.headers[$0.0] == known.calls }
        func demand(_ schemes: [(String, String)]) -> JSONValue {
            JSONValue(members: schemes.map { ($0.1, []) })
        }
        return always.count == used.count ? [demand(used)] : [demand(used), demand(always)]
    }

    private func answer(_ status: Int, _ shapes: [String: BodyShape]) -> JSONValue {
        var answer: JSONValue = [
            "description": .string(200..<300 ~= status ? "Done." : "Refused, with the reason.")
        ]
        let withBody = shapes.filter { !$0.key.isEmpty && !$0.value.isEmpty }
        if !withBody.isEmpty { answer["content"] = content(withBody, namesRequired: true) }
        return answer
    }

    private func content(_ shapes: [String: BodyShape], namesRequired: Bool) -> JSONValue {
        JSONValue(
            members: shapes.sorted { $0.key < $1.key }.map { type, shape in
                let name = type.isEmpty ? "application/octet-stream" : type
                let schema =
                    name == Self.form ? Self.fileForm : shape.schema(namesRequired: namesRequired)
                return (name, JSONValue(members: [("schema", schema)]))
            }
        )
    }
}

extension BodyShape {
    /// Learns from a body as it crossed the wire; what is no JSON is a text.
    fileprivate mutating func learn(text: String) {
        guard !text.isEmpty else { return }
        learn((try? JSONValue.parse(text)) ?? .string(text))
    }
}

/// The media type of a message without its parameters.
private enum MediaName {
    static func of(_ headers: [Exchange.Header]) -> String {
        let value = headers.first { $0.name == "content-type" }?.value ?? ""
        return String(value.prefix { $0 != ";" })
    }
}
