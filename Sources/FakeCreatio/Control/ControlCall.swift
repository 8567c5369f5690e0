import HTTPTypes
import JSON
import Wire

/// One call of the control plane: what it looks like and what it does.
///
/// The description of the control plane is made of the same values that answer it.
struct ControlCall: Sendable {
    let method: HTTPRequest.Method
    /// The path below the root, with names in braces: `rows/{object}`.
    let path: String
    let summary: String
    /// The query options that it takes.
    var options: [String] = []
    /// A body that works.
    var example: JSONValue?
    let perform: @Sendable (ControlRequest) async throws -> JSONValue

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ summary: String,
        options: [String] = [],
        example: JSONValue? = nil,
        perform: @escaping @Sendable (ControlRequest) async throws -> JSONValue
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.options = options
        self.example = example
        self.perform = perform
    }

    /// The values of the names in the path, nil where the path is another one.
    func parameters(in segments: [String]) -> [String: String]? {
        let template = path.split(separator: "/").map(String.init)
        guard template.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (pattern, segment) in zip(template, segments) {
            if pattern.hasPrefix("{") {
                parameters[String(pattern.dropFirst().dropLast())] = segment
            } else if pattern != segment {
                return nil
            }
        }
        return parameters
    }

    var description: JSONValue {
        var members: [(String, JSONValue)] = [
            ("call", .string("\(method.rawValue) \(ControlPlane.root)/\(path)")),
            ("does", .string(summary)),
        ]
        if !options.isEmpty {
            members.append(("options", .array(options.map(JSONValue.string))))
        }
        if let example { members.append(("example", example)) }
        return JSONValue(members: members)
    }
}

/// A request to the control plane, as a call sees it.
struct ControlRequest: Sendable {
    let directory: WorldDirectory
    let world: World
    let parameters: [String: String]
    /// The options of the query, decoded.
    let options: [String: String]
    let body: ControlBody

    /// A name in the path; the call's own path has it.
    subscript(name: String) -> String { parameters[name] ?? "" }

    /// An option that is a whole number.
    func number(_ name: String) throws -> Int? {
        guard let text = options[name] else { return nil }
        guard let number = Int(text) else {
            throw ControlError("the option '\(name)' takes a whole number, not '\(text)'")
        }
        return number
    }
}
