import JSON
import OData

/// Tells what a request relied on, from the request and its reply alone.
enum FeatureFinder {
    static func features(of request: AskedRequest) -> Set<Feature> {
        var features = status(of: request)
        switch request.path {
        case "/connect/token", "/connect/token/":
            features.insert(request.status == 200 ? .clientCredentials : .refusedToken)
            return features
        case "/ServiceModel/AuthService.svc/Login":
            features.insert(.formsLogin)
            return features
        default: break
        }
        features.insert(request.hasToken ? .bearer : .session)
        guard let root = request.path.firstRange(of: "/odata") else {
            let isFile =
                request.path.contains("/FileApiService/") || request.path.contains("/FileService/")
            features.insert(isFile ? .fileService : .otherAddress)
            return features
        }
        guard let resource = try? ResourcePath.parse(String(request.path[root.upperBound...]))
        else {
            features.insert(.otherAddress)
            return features
        }
        return features.union(target(resource, request)).union(QueryFeatures.of(request.query))
    }

    /// What comes of it, where that is not simply success.
    private static func status(of request: AskedRequest) -> Set<Feature> {
        switch request.status {
        case nil, 200?, 201?, 204?: []
        case 302?: [.redirect]
        case 400?: [.badRequest]
        case 401?: [.unauthorized]
        case 403?: [.forbidden]
        case 404?: [.notFound]
        case 405?: [.methodNotAllowed]
        case 413?: [.tooLarge]
        case 415?: [.mediaType]
        case 500?: [.serverError]
        default: [.otherStatus]
        }
    }

    /// The name of the entity set that is asked for; nil for any other address.
    static func object(of request: AskedRequest) -> String? {
        guard let root = request.path.firstRange(of: "/odata/"),
            case .entitySet(let name, _)? = try? ResourcePath.parse(
                String(request.path[root.upperBound...])
            )
        else { return nil }
        return name
    }

    private static func target(_ path: ResourcePath, _ request: AskedRequest) -> Set<Feature> {
        switch path {
        case .serviceDocument: return [.serviceDocument]
        case .metadata: return [.metadata]
        case .batch: return [request.body.hasPrefix("{") ? .batchJSON : .batchMultipart]
        case .entitySet(let set, let rest):
            let features = target(rest, of: set, request)
            let hasKey = rest != .collection && rest != .count
            return hasKey && !request.path.contains("(")
                ? features.union([.keyAsSegment]) : features
        }
    }

    private static func target(
        _ path: EntitySetPath,
        of set: String,
        _ request: AskedRequest
    ) -> Set<Feature> {
        switch (path, request.method) {
        case (.count, _): return [.readCount]
        case (.collection, "POST"): return BodyFeatures.ofInsert(request, into: set)
        case (.collection, _): return [.readCollection]
        case (.entity, "PATCH"): return BodyFeatures.ofUpdate(request, of: set)
        case (.entity, "DELETE"): return [.delete]
        case (.entity, _): return [.readEntity]
        case (.member, "PUT"): return [.writeStream]
        case (.member, "DELETE"): return [.deleteStream]
        case (.member(_, _, .value), _): return [.readValue]
        case (.member(_, let names, _), _):
            return [names.last == "Data" ? .readStream : .readProperty]
        }
    }
}

/// What the body of a write says.
private enum BodyFeatures {
    private static let systemColumns: Set = [
        "CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById", "ProcessListeners",
    ]

    static func ofInsert(_ request: AskedRequest, into set: String) -> Set<Feature> {
        var features = of(request).union([.create])
        guard request.status == 201 else { return features }
        switch set {
        case "Case": features.insert(.caseDefaults)
        case "Activity": features.insert(.activityDefaults)
        case "Contact": features.insert(.contactDefaults)
        default: features.insert(.defaults)
        }
        return features
    }

    static func ofUpdate(_ request: AskedRequest, of set: String) -> Set<Feature> {
        var features = of(request).union([.update])
        features.remove(.clientID)
        if set == "Case", request.body.contains("\"StatusId\"") { features.insert(.caseStatus) }
        return features
    }

    /// A body that is no JSON says nothing that could be relied on.
    private static func of(_ request: AskedRequest) -> Set<Feature> {
        guard let members = (try? JSONValue.parse(request.body))?.members else { return [] }
        return Set(members.compactMap { feature(of: $0.name, $0.value) })
    }

    private static func feature(of name: String, _ value: JSONValue) -> Feature? {
        if name == "Id" { return .clientID }
        if name.hasPrefix("Usr") { return .customColumn }
        if systemColumns.contains(name) { return .systemColumn }
        if value == .null { return .null }
        if name.hasSuffix("Id") { return .lookup }
        guard let text = value.text, text.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}T/) != nil
        else { return nil }
        return .date
    }
}
