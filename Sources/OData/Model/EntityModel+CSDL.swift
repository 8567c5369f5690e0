extension EntityModel {
    /// The model as `$metadata` of Creatio describes it: CSDL 4.0 in XML, on one line.
    ///
    /// The key is always `Id`; `Nullable` stands where the model has it, which in Creatio is on
    /// strings alone; the container is the one of the ASP.NET convention builders (creatio.md
    /// section 1.3).
    package func csdl() -> String {
        let container = Self.element(
            "EntityContainer",
            [("Name", "Container")],
            entityTypes.map(entitySet).joined()
        )
        let schemas =
            schema(namespace, entityTypes.map(entityType).joined()) + schema("Default", container)
        let edmx = Self.element(
            "edmx:Edmx",
            [("Version", "4.0"), ("xmlns:edmx", "http://docs.oasis-open.org/odata/ns/edmx")],
            Self.element("edmx:DataServices", [], schemas)
        )
        return #"<?xml version="1.0" encoding="utf-8"?>"# + edmx
    }

    /// The name of a type with its namespace, as error texts and CSDL give it.
    package func qualifiedName(of typeName: String) -> String {
        namespace + "." + typeName
    }

    private func schema(_ namespace: String, _ content: String) -> String {
        Self.element(
            "Schema",
            [("Namespace", namespace), ("xmlns", "http://docs.oasis-open.org/odata/ns/edm")],
            content
        )
    }

    private func entityType(_ type: EntityType) -> String {
        let key = Self.element("Key", [], Self.element("PropertyRef", [("Name", "Id")]))
        let properties = type.properties.map { property in
            Self.element(
                "Property",
                [("Name", property.name), ("Type", property.type.rawValue)]
                    + (property.isNullable.map { [("Nullable", $0 ? "true" : "false")] } ?? [])
            )
        }
        let navigations = type.navigationProperties.map { navigation in
            let target = qualifiedName(of: navigation.target)
            return Self.element(
                "NavigationProperty",
                [
                    ("Name", navigation.name),
                    ("Type", navigation.isCollection ? "Collection(\(target))" : target),
                ] + (navigation.partner.map { [("Partner", $0)] } ?? [])
            )
        }
        return Self.element(
            "EntityType",
            [("Name", type.name)],
            ([key] + properties + navigations).joined()
        )
    }

    private func entitySet(_ type: EntityType) -> String {
        let bindings = type.navigationProperties.map { navigation in
            Self.element(
                "NavigationPropertyBinding",
                [("Path", navigation.name), ("Target", navigation.target)]
            )
        }
        return Self.element(
            "EntitySet",
            [("Name", type.name), ("EntityType", qualifiedName(of: type.name))],
            bindings.joined()
        )
    }

    private static func element(
        _ name: String,
        _ attributes: [(String, String)],
        _ content: String = ""
    ) -> String {
        let start = name + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
        return content.isEmpty ? "<\(start) />" : "<\(start)>\(content)</\(name)>"
    }

    private static func escaped(_ text: String) -> String {
        // Hardly any name has one of these signs, and a search for text is slow.
        guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return text }
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
