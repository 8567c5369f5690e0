import JSON
import OData
import Wire
import YAML

/// The values of a configuration.
extension ConfigurationReader {
    enum SecretKey: String, CaseIterable {
        case variable = "environment"
        case file
    }

    enum AIKey: String, CaseIterable {
        case rules, endpoint, secret
    }

    /// A port; 0 takes a free one.
    mutating func port(_ node: YAMLNode, _ key: String) -> Int? {
        guard let text = text(node, key) else { return nil }
        guard let port = Int(text), 0...65_535 ~= port else {
            report("'\(key)' is a number from 0 to 65535, not '\(text)'", at: node)
            return nil
        }
        return port
    }

    mutating func seconds(_ node: YAMLNode, _ key: String) -> Double? {
        guard let text = text(node, key) else { return nil }
        guard let seconds = Double(text), seconds > 0, seconds <= 86_400 else {
            report(
                "'\(key)' is a number of seconds above 0 and up to a day, not '\(text)'",
                at: node
            )
            return nil
        }
        return seconds
    }

    mutating func address(_ node: YAMLNode, _ key: String) -> String? {
        guard let text = text(node, key) else { return nil }
        do {
            _ = try Address(text)
        } catch {
            report("'\(key)': \(error)", at: node)
            return nil
        }
        guard !text.hasSuffix("/") else {
            report("'\(key)' has no slash at its end", at: node)
            return nil
        }
        return text
    }

    /// Where a secret stands.
    mutating func secret(_ node: YAMLNode, _ key: String) -> SecretSource? {
        if case .scalar = node.content {
            // The text is not repeated: it may be the secret.
            report(
                "'\(key)' does not stand here; write { environment: NAME } or { file: PATH }",
                at: node
            )
            return nil
        }
        guard let values = fields(of: node, "'\(key)'", SecretKey.self) else { return nil }
        switch (values[.variable], values[.file]) {
        case (let name?, nil): return text(name, "environment").map(SecretSource.variable)
        case (nil, let path?): return text(path, "file").map(SecretSource.file)
        default:
            report("'\(key)' takes 'environment' or 'file'", at: node)
            return nil
        }
    }

    /// Who answers: `none`, rules in a file, or an endpoint.
    mutating func ai(_ node: YAMLNode) -> OrganisationSettings.AI? {
        if node.scalar?.text == "none" { return OrganisationSettings.AI.none }
        guard case .map = node.content else {
            report(
                "'ai' is 'none', { rules: FILE } or { endpoint: URL, secret: … }; found"
                    + " \(node.phrase)",
                at: node
            )
            return nil
        }
        guard let values = fields(of: node, "'ai'", AIKey.self) else { return nil }
        switch (values[.rules], values[.endpoint]) {
        case (let rules?, nil):
            if let secret = values[.secret] {
                report("rules need no 'secret'; it belongs to an 'endpoint'", at: secret)
            }
            return text(rules, "rules").map { .rules(file: $0) }
        case (nil, let endpoint?):
            let secret = values[.secret].flatMap { self.secret($0, "secret") }
            return address(endpoint, "endpoint").map { .endpoint(url: $0, secret: secret) }
        default:
            report("'ai' takes 'rules' or 'endpoint'", at: node)
            return nil
        }
    }

    /// The settings of the integration: keys and values of *Test & Save*, which judges them.
    mutating func readCreatio(_ node: YAMLNode, into settings: inout OrganisationSettings) {
        guard let keys = readIntegration(node, into: &settings) else { return }
        for key in ["instanceUrl", "clientId"] where !keys.contains(key) {
            let near = NearestWord.to(key, among: keys.filter { $0 != Self.clientSecret })
            report(
                "'\(key)' is missing in 'creatio'"
                    + (near.map { "; is it '\($0)' that is meant to be it?" } ?? ""),
                at: node
            )
        }
        if !keys.contains(Self.clientSecret) {
            report("'\(Self.clientSecret)' is missing in 'creatio'", at: node)
        }
    }

    /// The settings of the integration, whichever are there; returns their keys, nil for what is
    /// no map.
    mutating func readIntegration(
        _ node: YAMLNode,
        into settings: inout OrganisationSettings
    ) -> [String]? {
        guard case .map(let entries) = node.content else {
            report("'creatio' is a map of settings; found \(node.phrase)", at: node)
            return nil
        }
        var members: [(String, JSONValue)] = []
        for entry in entries {
            if entry.key == Self.clientSecret {
                settings.creatioSecret = secret(entry.value, Self.clientSecret)
            } else {
                members.append((entry.key, entry.value.json))
            }
        }
        settings.creatio = JSONValue(members: members)
        return entries.map(\.key)
    }

    /// The member of *Test & Save* that stands elsewhere.
    static let clientSecret = "clientSecret"
}
