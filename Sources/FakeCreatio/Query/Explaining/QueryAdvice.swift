import Foundation
import OData
import Wire

/// What to write instead of a request that is refused: the one place for it.
struct QueryAdvice {
    let model: InstanceModel
    let rules: QueryRules
    /// The query as it was written.
    let query: String

    /// Advice on all that is wrong, not only on what the refusal names first.
    ///
    /// - Parameters:
    ///   - path: What the address points at; nil where it cannot be read.
    ///   - options: The options; nil where they cannot be read.
    ///   - message: The deepest text of the refusal.
    /// - Returns: One sentence for each part that is wrong.
    func sentences(
        _ path: ResourcePath?,
        _ options: QueryOptions?,
        _ message: String
    ) -> [String] {
        var sentences = Self.onSyntax(of: query)
        if case .entitySet(let name, let rest) = path {
            if let table = model.table(name) {
                if let options { sentences += advice(on: options, of: table) }
                if case .member(_, let names, _) = rest {
                    sentences += names.prefix(1).compactMap { misspelt($0, on: table) }
                }
            } else {
                sentences += [unknownSet(name)]
            }
        }
        if sentences.isEmpty, message.hasPrefix("There is no evidence") {
            sentences.append(
                "No public source shows Creatio doing this; at the level 'assumed' it is evaluated."
            )
        }
        var seen: Set<String> = []
        return sentences.filter { seen.insert($0).inserted }
    }

    private func advice(on options: QueryOptions, of table: EntityTable) -> [String] {
        var sentences: [String] = []
        if let filter = options.filter {
            sentences += self.sentences(on: filter, [:], table)
            let weight = FilterWeight.of(filter)
            if weight > rules.limits.filterNodes {
                sentences.append(
                    "Split the filter over several requests: it has \(weight) nodes, Creatio takes"
                        + " \(rules.limits.filterNodes); 16 terms such as 'Id eq <guid>' fit."
                )
            }
        }
        for item in options.orderBy { sentences += self.sentences(on: item.expression, [:], table) }
        for path in options.select ?? [] where path.count == 1 && path != ["*"] {
            sentences += selected(path[0], of: table)
        }
        for item in options.expand { sentences += expanded(item, of: table, depth: 1) }
        return sentences
    }

    private func selected(_ name: String, of table: EntityTable) -> [String] {
        if table.column(name)?.type == .stream {
            return ["Leave '\(name)' out of $select and read it at '\(table.name)(<id>)/\(name)'."]
        }
        return misspelt(name, on: table).map { [$0] } ?? []
    }

    private func expanded(_ item: ExpandItem, of table: EntityTable, depth: Int) -> [String] {
        let name = item.navigation
        guard let navigation = table.entityType.navigationProperty(name),
            let target = model.table(navigation.target)
        else {
            if let lookup = table.column(name), lookup.target != nil {
                return ["Expand '\(lookup.name)' instead of its scalar '\(name)'."]
            }
            return misspelt(name, on: table).map { [$0] } ?? []
        }
        guard depth <= rules.limits.expandDepth else {
            return ["Read '\(name)' with a request of its own: it lies too deep."]
        }
        return advice(on: item.options, of: target)
            + item.options.expand.flatMap { expanded($0, of: target, depth: depth + 1) }
    }

    // MARK: - Names and syntax

    private func unknownSet(_ name: String) -> String {
        let bare = name.hasSuffix("Collection") ? String(name.dropLast("Collection".count)) : name
        let names = model.tables.map(\.name)
        let meant = model.table(bare)?.name ?? NearestWord.to(bare, among: names)
        return meant.map { "Did you mean the set '\($0)'?" }
            ?? "Sets bear the code of their object in the singular; $metadata lists them."
    }

    /// The name that was meant; nil for one that the table has.
    func misspelt(_ name: String, on table: EntityTable) -> String? {
        let type = table.entityType
        guard type.property(name) == nil, type.navigationProperty(name) == nil else { return nil }
        let names =
            type.properties.map(\.name) + type.navigationProperties.map(\.name)
        return NearestWord.to(name, among: names).map { "Did you mean '\($0)'?" }
    }

    /// Forms of OData 3 and 2 that are no syntax any more.
    private static func onSyntax(of query: String) -> [String] {
        let text = PercentEncoding.decode(query, plusIsSpace: true)
        var sentences: [String] = []
        for match in text.matches(of: /\bguid'([^']*)'/) {
            sentences.append("Write the GUID bare: \(match.1) instead of \(match.0).")
        }
        for match in text.matches(of: /\bdatetime(?:offset)?'([^']*)'/) {
            sentences.append("Write the date bare: \(bare(String(match.1))) instead of \(match.0).")
        }
        return sentences
    }

    /// A moment as OData 4 writes it, with a zone.
    static func bare(_ moment: String) -> String {
        if Timestamp(iso8601: moment) != nil { return moment }
        return Timestamp(iso8601: moment + "Z") == nil ? moment : moment + "Z"
    }
}
