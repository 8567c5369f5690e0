package import YAML

/// Makes a configuration of YAML, and collects everything that is wrong with it.
struct ConfigurationReader: YAMLReading {
    enum TopKey: String, CaseIterable {
        case publicURL = "public url"
        case store, host, port
        case operatorHost = "operator host"
        case operatorPort = "operator port"
        case drainSeconds = "drain seconds"
        case log, organisations
    }

    enum OrganisationKey: String, CaseIterable {
        case name
        case widgetToken = "widget token"
        case organisationKey = "organisation key"
        case webhookToken = "webhook token"
        case signingKey = "signing key"
        case sessionPollSeconds = "session poll seconds"
        case sessionsPollSeconds = "sessions poll seconds"
        case ai, creatio
    }

    var mistakes: [YAMLMistake] = []

    mutating func configuration(_ root: YAMLNode) -> ServiceConfiguration? {
        guard let values = fields(of: root, "the file", TopKey.self) else { return nil }
        for key in [TopKey.store, .organisations] where values[key] == nil {
            report("'\(key.rawValue)' is missing", at: root)
        }
        let url = values[.publicURL].flatMap { address($0, TopKey.publicURL.rawValue) }
        let store = values[.store].flatMap { text($0, "store") }
        let organisations = values[.organisations].map { self.organisations($0) }
        guard let store, let organisations else { return nil }
        var configuration = ServiceConfiguration(
            publicURL: url,
            store: store,
            organisations: organisations
        )
        if let node = values[.host], let text = text(node, "host") {
            configuration.host = text
        }
        if let node = values[.operatorHost], let text = text(node, "operator host") {
            configuration.operatorHost = text
        }
        if let node = values[.port], let port = port(node, "port") { configuration.port = port }
        if let node = values[.operatorPort], let port = port(node, "operator port") {
            configuration.operatorPort = port
        }
        if let node = values[.drainSeconds], let seconds = seconds(node, "drain seconds") {
            configuration.drainSeconds = seconds
        }
        if let node = values[.log],
            let format = word(node, "log", ServiceConfiguration.LogFormat.self)
        {
            configuration.logFormat = format
        }
        return configuration
    }

    private mutating func organisations(_ node: YAMLNode) -> [OrganisationSettings] {
        guard case .map(let entries) = node.content, !entries.isEmpty else {
            report(
                "'organisations' is a map from an id to what it is; found \(node.phrase)",
                at: node
            )
            return []
        }
        return entries.compactMap { organisation($0) }
    }

    private mutating func organisation(_ entry: YAMLNode.Entry) -> OrganisationSettings? {
        let isID =
            !entry.key.isEmpty
            && entry.key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        if !isID {
            report(
                "'\(entry.key)' is no id of an organisation: letters, digits and hyphens",
                at: YAMLNode(position: entry.keyPosition, content: .nothing)
            )
        }
        let what = "organisation '\(entry.key)'"
        guard let values = fields(of: entry.value, what, OrganisationKey.self) else {
            return nil
        }
        var settings = OrganisationSettings(id: entry.key, name: entry.key)
        if let node = values[.name], let name = text(node, "name") { settings.name = name }
        settings.widgetToken = values[.widgetToken].flatMap { text($0, "widget token") }
        settings.organisationKey = values[.organisationKey].flatMap {
            secret($0, "organisation key")
        }
        settings.webhookToken = values[.webhookToken].flatMap { secret($0, "webhook token") }
        settings.signingKey = values[.signingKey].flatMap { secret($0, "signing key") }
        settings.sessionPollSeconds = values[.sessionPollSeconds].flatMap {
            seconds($0, "session poll seconds")
        }
        settings.sessionsPollSeconds = values[.sessionsPollSeconds].flatMap {
            seconds($0, "sessions poll seconds")
        }
        if let node = values[.ai], let ai = ai(node) { settings.ai = ai }
        if let node = values[.creatio] { readCreatio(node, into: &settings) }
        return settings
    }
}

extension ServiceConfiguration {
    /// Reads a configuration.
    ///
    /// - Parameters:
    ///   - yaml: The text.
    ///   - file: Its name, for messages.
    /// - Throws: `YAMLMistakes`, all of them.
    package init(yaml: String, file: String) throws(YAMLMistakes) {
        var reader = ConfigurationReader()
        let configuration = reader.configuration(try YAMLNode.read(yaml, file: file))
        guard let configuration, reader.mistakes.isEmpty else {
            throw YAMLMistakes(reader.mistakes)
        }
        self = configuration
    }
}
