package import Foundation

extension EntityModel {
    /// Reads what a service says of itself at `$metadata`.
    ///
    /// It takes CSDL 4 in XML from any service, and keeps of it what this model can hold: entity
    /// types, those of all schemas in one list, with the properties of their base types, properties
    /// of the types that Creatio uses, and navigation properties between entity types. Complex
    /// types, enumerations, functions, annotations and references are passed over, and so are
    /// properties of such types.
    ///
    /// - Parameter document: The whole document, in UTF-8.
    /// - Throws: `CSDLError`, with the line where there is one.
    package init(csdl document: Data) throws(CSDLError) {
        try self.init(Self.checked(XMLReader.root(of: document)))
    }

    /// Reads only some types out of a large document: those named, with the types that they derive
    /// from; of every other one the name alone.
    ///
    /// What a Creatio says of itself is 1.4 MB (creatio.md section 1.3), of which a client needs an
    /// object or two.
    ///
    /// - Parameters:
    ///   - document: The whole document, in UTF-8.
    ///   - names: The names of the types whose properties are wanted.
    /// - Throws: `CSDLError`, with the line where there is one.
    package init(csdl document: Data, detailing names: Set<String>) throws(CSDLError) {
        var wanted = names
        while true {
            let detailed = wanted
            let root = try XMLReader.root(of: document) { element in
                switch element.name {
                case "EntityType": !detailed.contains(element["Name"] ?? "")
                case "EntityContainer", "ComplexType", "Annotations": true
                default: false
                }
            }
            let schemas = try Self.checked(root)
            let bases = schemas.flatMap { $0.all("EntityType") }
                .filter { detailed.contains($0["Name"] ?? "") }
                .compactMap { $0["BaseType"].map(CSDLReader.simpleName) }
            guard !bases.allSatisfy(detailed.contains) else {
                try self.init(schemas)
                return
            }
            wanted.formUnion(bases)
        }
    }

    /// The schemas of a document that describes a service.
    private static func checked(_ root: XMLElement) throws(CSDLError) -> [XMLElement] {
        guard root.name == "Edmx" else {
            throw CSDLError(
                problem: "the first element is '\(root.name)', not 'Edmx'",
                line: root.line
            )
        }
        let schemas = root.all("DataServices").flatMap { $0.all("Schema") }
        guard !schemas.isEmpty else {
            throw CSDLError(problem: "has no 'Schema' in 'DataServices'", line: nil)
        }
        return schemas
    }

    private init(_ schemas: [XMLElement]) throws(CSDLError) {
        let reader = try CSDLReader(schemas: schemas)
        self.init(namespace: reader.namespace, entityTypes: try reader.entityTypes())
    }
}

/// Turns the elements of all schemas into entity types.
private struct CSDLReader {
    /// The namespace of the first schema that has entity types.
    let namespace: String
    /// Every entity type with its qualified name, in the order of the document.
    private let types: [(name: String, element: XMLElement)]
    private let typesByName: [String: XMLElement]
    /// The namespaces by the names that stand for them in the document.
    private let aliases: [String: String]

    init(schemas: [XMLElement]) throws(CSDLError) {
        var types: [(String, XMLElement)] = []
        var aliases: [String: String] = [:]
        var first: String?
        for schema in schemas {
            let space = try schema.required("Namespace")
            if let alias = schema["Alias"] { aliases[alias] = space }
            let own = schema.all("EntityType")
            if !own.isEmpty { first = first ?? space }
            for type in own { types.append((space + "." + (try type.required("Name")), type)) }
        }
        namespace = first ?? schemas.first?["Namespace"] ?? ""
        self.types = types
        self.aliases = aliases
        typesByName = Dictionary(types, uniquingKeysWith: { first, _ in first })
    }

    func entityTypes() throws(CSDLError) -> [EntityType] {
        var navigations: [String: [XMLElement]] = [:]
        for (name, element) in types {
            navigations[name] = try lineage(of: element).flatMap { $0.all("NavigationProperty") }
        }
        return try types.map { type throws(CSDLError) in
            let properties = try lineage(of: type.element).flatMap { $0.all("Property") }
                .map { element throws(CSDLError) in try property(element) }
            let links = try (navigations[type.name] ?? []).map { element throws(CSDLError) in
                try navigation(element, among: navigations)
            }
            return EntityType(
                name: Self.simpleName(type.name),
                properties: properties.compactMap(\.self),
                navigationProperties: links.compactMap(\.self)
            )
        }
    }

    /// The type and those that it derives from, the most general one first.
    private func lineage(of type: XMLElement) throws(CSDLError) -> [XMLElement] {
        var lineage = [type]
        while let base = lineage[0]["BaseType"], let element = typesByName[resolved(base)] {
            guard lineage.count <= types.count else {
                throw CSDLError(
                    problem: "type '\(try type.required("Name"))' derives from itself",
                    line: type.line
                )
            }
            lineage.insert(element, at: 0)
        }
        return lineage
    }

    private func property(_ element: XMLElement) throws(CSDLError) -> Property? {
        let name = try element.required("Name")
        guard let type = PrimitiveType(rawValue: try element.required("Type")) else { return nil }
        return Property(
            name: name,
            type: type,
            isNullable: element["Nullable"].map { $0 == "true" }
        )
    }

    private func navigation(
        _ element: XMLElement,
        among navigations: [String: [XMLElement]]
    ) throws(CSDLError) -> NavigationProperty? {
        let name = try element.required("Name")
        let (target, isCollection) = self.target(of: try element.required("Type"))
        guard typesByName[target] != nil else { return nil }
        let partner = element["Partner"]
        // The way back has the key, where this is the way to a collection.
        let owner =
            isCollection
            ? navigations[target]?.first { $0["Name"] == partner } : element
        let constraint = owner?.all("ReferentialConstraint").first?["Property"]
        return NavigationProperty(
            name: name,
            target: Self.simpleName(target),
            isCollection: isCollection,
            partner: partner,
            // Creatio writes no constraints: the key of `Contact` is `ContactId`.
            foreignKey: constraint ?? (isCollection ? partner ?? "" : name) + "Id"
        )
    }

    private func target(of type: String) -> (name: String, isCollection: Bool) {
        guard type.hasPrefix("Collection("), type.hasSuffix(")") else {
            return (resolved(type), false)
        }
        return (resolved(String(type.dropFirst("Collection(".count).dropLast())), true)
    }

    /// The name with its namespace in the place of an alias.
    private func resolved(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), let space = aliases[String(name[..<dot])] else {
            return name
        }
        return space + name[dot...]
    }

    static func simpleName(_ name: String) -> String {
        name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
    }
}

extension XMLElement {
    /// An attribute that has to be there.
    fileprivate func required(_ attribute: String) throws(CSDLError) -> String {
        guard let value = self[attribute], !value.isEmpty else {
            throw CSDLError(problem: "'\(name)' has no attribute '\(attribute)'", line: line)
        }
        return value
    }
}
