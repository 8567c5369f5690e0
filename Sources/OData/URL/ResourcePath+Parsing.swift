import Foundation

/// Why a path below the service root points at nothing.
package enum ResourcePathError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nothing between two slashes.
    case emptySegment
    /// The parentheses of a key do not close, or something follows them.
    case brokenKey(segment: String)
    /// The key is not a GUID, as every key in Creatio is.
    case notAKey(String, entitySet: String)
    /// A segment that begins with `$` and has no meaning in its place.
    case unknownSystemSegment(String)
    /// What follows a segment that must be the last one.
    case afterTheEnd(segment: String)

    package var description: String {
        switch self {
        case .emptySegment:
            "Empty segment encountered in request URL. Please make sure that a valid request URL"
                + " is specified."
        case .brokenKey, .unknownSystemSegment: "Bad Request - Error in query syntax."
        case .notAKey(let key, _):
            "The key value (\(key)) from request is not valid. The key value should be format of"
                + " type 'Edm.Guid'."
        case .afterTheEnd(let segment):
            "The request URI is not valid. The segment '\(segment)' must be the last segment in"
                + " the URI because it is one of the following: $ref, $batch, $count, $value,"
                + " $metadata, a named media resource, an action, a noncomposable function, an"
                + " action import, a noncomposable function import, an operation with void return"
                + " type, or an operation import with void return type."
        }
    }
}

extension ResourcePath {
    /// Reads the part of a request's path below the service root, percent-encoded.
    ///
    /// The path is cut at its slashes before it is decoded, as OData 4.0 wants it (URL
    /// conventions, section 2). A key stands in parentheses or as a segment of its own, in
    /// either case of letters (creatio.md section 1.2).
    package static func parse(_ path: String) throws(ResourcePathError) -> ResourcePath {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentEncoding.decode($0, plusIsSpace: false) }[...]
        if segments.first == "" { segments.removeFirst() }
        if segments.last == "" { segments.removeLast() }
        guard let first = segments.popFirst() else { return .serviceDocument }
        guard !first.isEmpty, !segments.contains("") else { throw .emptySegment }
        if first.hasPrefix("$") {
            guard let root = rootResources[first] else { throw .unknownSystemSegment(first) }
            guard segments.isEmpty else { throw .afterTheEnd(segment: first) }
            return root
        }
        let (entitySet, key) = try splitKey(first)
        return .entitySet(
            entitySet,
            try EntitySetPath.parse(segments, key: key, entitySet: entitySet)
        )
    }

    private static let rootResources: [String: ResourcePath] = [
        "$metadata": .metadata, "$batch": .batch,
    ]

    /// `Case(key)` is `Case` and `key`.
    private static func splitKey(
        _ segment: String
    ) throws(ResourcePathError) -> (name: String, key: String?) {
        guard let open = segment.firstIndex(of: "(") else { return (segment, nil) }
        guard segment.last == ")", open > segment.startIndex else {
            throw .brokenKey(segment: segment)
        }
        return (String(segment[..<open]), String(segment[open...].dropFirst().dropLast()))
    }
}

extension EntitySetPath {
    fileprivate static func parse(
        _ segments: ArraySlice<String>,
        key: String?,
        entitySet: String
    ) throws(ResourcePathError) -> EntitySetPath {
        var rest = segments
        guard let keyText = key ?? rest.first else { return .collection }
        if key == nil {
            rest.removeFirst()
            if keyText == "$count" {
                guard rest.isEmpty else { throw .afterTheEnd(segment: "$count") }
                return .count
            }
            if keyText.hasPrefix("$") { throw .unknownSystemSegment(keyText) }
        }
        // Every key in Creatio is called `Id` (creatio.md section 1.3).
        let name = "Id="
        let value =
            key != nil && keyText.hasPrefix(name) ? keyText.dropFirst(name.count) : keyText[...]
        guard let id = UUID(uuidString: String(value)) else {
            throw .notAKey(keyText, entitySet: entitySet)
        }
        let path = Array(rest.prefix { !$0.hasPrefix("$") })
        rest = rest.dropFirst(path.count)
        guard let system = rest.popFirst() else {
            return path.isEmpty ? .entity(id) : .member(id, path: path, .whole)
        }
        let parts: [String: MemberPart] = ["$value": .value, "$count": .count]
        guard !path.isEmpty, let part = parts[system] else { throw .unknownSystemSegment(system) }
        guard rest.isEmpty else { throw .afterTheEnd(segment: system) }
        return .member(id, path: path, part)
    }
}
