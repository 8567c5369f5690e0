import Foundation
import JSON
import OData
import Scenarios

/// What the administrator of a scenario chose on the settings page: the rows that settings name,
/// and the mapped columns.
///
/// It is read from every *Test & Save* of the trace, the refused ones too, since the core looks at
/// Creatio before it refuses.
struct AdministratorsChoices {
    /// The names of the settings by the id that they hold.
    private(set) var settings: [String: Set<String>] = [:]
    /// The mapped columns of `Case`, by the names under which OData writes them.
    private(set) var columns: Set<String> = []
    /// The objects that mapped lookups lead to.
    private(set) var targets: Set<String> = []

    init(_ recording: Recording) {
        let entity = recording.model.entityType("Case")
        for exchange in recording.trace.exchanges
        where exchange.receiver == "core" && exchange.method == "POST"
            && exchange.path == "/backend/creatio/settings"
        {
            // A body that is no JSON chooses nothing.
            guard let body = try? JSONValue.parse(exchange.body) else { continue }
            collectIDs(in: body, at: "")
            for name in (body["fields"]?.elements ?? []).compactMap({ $0["name"]?.text }) {
                let lookup = entity?.lookup(named: name)
                columns.insert(lookup?.foreignKey ?? name)
                if let lookup { targets.insert(lookup.target) }
            }
        }
    }

    private mutating func collectIDs(in value: JSONValue, at path: String) {
        switch value {
        case .string(let text):
            if let id = UUID(uuidString: text) {
                settings[id.uuidString.lowercased(), default: []].insert(path)
            }
        case .array(let elements):
            for element in elements { collectIDs(in: element, at: path) }
        case .object:
            for (name, member) in value.members ?? [] where name != "fields" {
                collectIDs(in: member, at: path.isEmpty ? name : "\(path).\(name)")
            }
        case .null, .bool, .number: break
        }
    }
}

extension EntityType {
    /// The lookup of that name, or of that name of its id.
    func lookup(named name: String) -> NavigationProperty? {
        navigationProperties.first {
            !$0.isCollection && ($0.name == name || $0.foreignKey == name)
        }
    }
}
