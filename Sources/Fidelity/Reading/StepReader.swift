import YAML

/// Reads one step of a case.
enum StepReader {
    static let methods = ["get", "post", "patch", "put", "delete"]
    static let requestKeys =
        methods + ["send", "as", "headers", "json", "form", "text", "bytes", "capture", "expect"]
    static let stepKeys = requestKeys + ["wait"]
    static let expectationKeys = ["status", "headers", "json", "text"]

    static func read(_ node: YAMLNode) throws(YAMLMistake) -> CaseStep {
        try read(try node.fields(stepKeys), of: node)
    }

    static func read(
        _ fields: [String: YAMLNode],
        of node: YAMLNode
    ) throws(YAMLMistake) -> CaseStep {
        if let wait = fields["wait"] { return .wait(try duration(wait)) }
        let (method, path) = try target(fields, of: node)
        var request = StepRequest(method: method, path: path)
        request.user = try fields["as"]?.text() ?? request.user
        for entry in fields["headers"]?.entries ?? [] {
            request.headers.append(.init(name: entry.key, value: try entry.value.text()))
        }
        request.body = try body(fields)
        guard let expect = fields["expect"] else {
            throw node.mistake("a request says in 'expect' what it is answered")
        }
        var expectation = try expectation(expect)
        for entry in fields["capture"]?.entries ?? [] {
            let place = place(try entry.value.text())
            expectation.captures.append(Capture(name: entry.key, place: place))
        }
        return .request(request, expectation)
    }

    private static func target(
        _ fields: [String: YAMLNode],
        of node: YAMLNode
    ) throws(YAMLMistake) -> (method: String, path: String) {
        let found = methods.filter { fields[$0] != nil }
        if let send = fields["send"], found.isEmpty {
            let words = try send.text().split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else {
                throw send.mistake("a method and a path are expected here, such as MERGE Case")
            }
            return (words[0], words[1])
        }
        guard found.count == 1, let method = found.first, let path = fields[method] else {
            throw node.mistake(
                "a step has one of \((methods + ["send", "wait"]).joined(separator: ", "))"
            )
        }
        return (method.uppercased(), try path.text())
    }

    private static func body(_ fields: [String: YAMLNode]) throws(YAMLMistake) -> StepBody {
        if let json = fields["json"] { return .json(JSONTemplate(json.json)) }
        if let form = fields["form"] {
            var pairs: [(name: String, value: String)] = []
            for entry in form.entries ?? [] {
                pairs.append((entry.key, try entry.value.text()))
            }
            return .form(pairs)
        }
        if let bytes = fields["bytes"] { return .bytes(try bytes.integer()) }
        guard let text = fields["text"] else { return .none }
        return .text(try text.text())
    }

    private static func expectation(
        _ node: YAMLNode
    ) throws(YAMLMistake) -> StepExpectation {
        var expectation = StepExpectation()
        if node.scalar != nil {
            expectation.statuses = [try node.integer()]
            return expectation
        }
        let fields = try node.fields(expectationKeys)
        for status in fields["status"]?.elements ?? fields["status"].map({ [$0] }) ?? [] {
            expectation.statuses.append(try status.integer())
        }
        for entry in fields["headers"]?.entries ?? [] {
            let pattern = try entry.value.pattern(try entry.value.text())
            expectation.headers.append((entry.key, pattern))
        }
        expectation.json = try fields["json"]?.expected()
        for text in fields["text"]?.elements ?? fields["text"].map({ [$0] }) ?? [] {
            expectation.texts.append(try text.pattern(try text.text()))
        }
        return expectation
    }

    /// `header location`, `header location?code`, `cookie BPMCSRF`, or a path into the JSON such as `value/0/Id`.
    private static func place(_ text: String) -> Capture.Place {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        if words.count == 2, words[0] == "header" {
            let parts = words[1].split(separator: "?", maxSplits: 1).map(String.init)
            return parts.count == 2
                ? .headerParameter(header: parts[0], name: parts[1]) : .header(words[1])
        }
        if words.count == 2, words[0] == "cookie" { return .cookie(words[1]) }
        return .json(text.split(separator: "/").map(String.init))
    }

    /// `90 s`, `61 min`, `25 h`.
    private static func duration(_ node: YAMLNode) throws(YAMLMistake) -> Duration {
        let words = try node.text().split(separator: " ")
        let units: [Substring: Int] = ["s": 1, "min": 60, "h": 3600]
        guard words.count == 2, let number = Int(words[0]), let unit = units[words[1]] else {
            throw node.mistake("a time such as '90 s', '61 min' or '25 h' is expected here")
        }
        return .seconds(number * unit)
    }
}
