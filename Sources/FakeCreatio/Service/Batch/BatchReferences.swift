/// The entities that the parts of a batch so far are about, by the ids of the parts.
struct BatchReferences {
    /// Such as `Case(2f9a…)`, relative to the service.
    private(set) var paths: [String: String] = [:]
    /// The ids of parts and change sets that failed.
    private(set) var failed: Set<String> = []

    mutating func add(_ path: String, for id: String) {
        paths[id] = path
        failed.remove(id)
    }

    mutating func addFailure(of id: String) {
        paths[id] = nil
        failed.insert(id)
    }

    /// The address with the entity in the place of `$<id>`, at its beginning or behind a slash.
    ///
    /// - Returns: The same address where it refers to nothing; nil where it refers to a part that
    ///   is not there.
    func resolve(_ address: String) -> String? {
        let target = address.hasPrefix("/") ? address.dropFirst() : address[...]
        guard target.first == "$" else { return address }
        let end = target.firstIndex { $0 == "/" || $0 == "?" || $0 == "(" } ?? target.endIndex
        let name = String(target[..<end].dropFirst())
        if let path = paths[name] { return path + target[end...] }
        return Self.systemSegments.contains(name) ? address : nil
    }

    /// What begins with `$` and is no reference.
    private static let systemSegments: Set = ["metadata", "batch", "all", "entity", "crossjoin"]
}
