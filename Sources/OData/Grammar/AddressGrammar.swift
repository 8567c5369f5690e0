/// Judges whole addresses by the OASIS grammar (rules `odataUri` and `odataRelativeUri`).
enum AddressGrammar {
    /// How many places in a path are tried as the end of the service root.
    private static let rootLimit = 16

    /// Judges an address with its scheme and host.
    ///
    /// Any segments may belong to the root of the service, so that the rest of the path is good
    /// where it is from one of its slashes on.
    static func checkAbsolute(_ address: String) throws(ODataSyntaxError) {
        var fault = ODataSyntaxError("'\(address)' is no address of a service.")
        guard let start = pathStart(of: address) else { throw fault }
        var rest = address[start...]
        for attempt in 0..<rootLimit {
            if rest.isEmpty { return }
            do {
                return try checkRelative(String(rest))
            } catch {
                if attempt == 0 { fault = error }
            }
            guard let slash = rest.firstIndex(where: { "/?#".contains($0) }), rest[slash] == "/",
                slash > rest.startIndex
            else { break }
            rest = rest[rest.index(after: slash)...]
        }
        throw fault
    }

    /// Where the path begins, behind the slash; nil where scheme, host or port are not right.
    private static func pathStart(of address: String) -> String.Index? {
        guard let host = address.firstRange(of: "://"),
            ["http", "https"].contains(address[..<host.lowerBound].lowercased()),
            let slash = address[host.upperBound...].firstIndex(of: "/")
        else { return nil }
        let authority = address[host.upperBound..<slash]
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        let isPlain = authority.allSatisfy { $0.isASCII && !" <>\"{}|\\^`?#@".contains($0) }
        guard !authority.isEmpty, isPlain else { return nil }
        if !authority.hasPrefix("["), parts.count > 1 {
            guard parts.count == 2, parts[1].allSatisfy(\.isNumber) else { return nil }
        }
        return address.index(after: slash)
    }

    /// Judges what stands behind the service root.
    static func checkRelative(_ address: String) throws(ODataSyntaxError) {
        let query = address.firstIndex(of: "?")
        let path = String(address[..<(query ?? address.endIndex)])
        let options = query.map { String(address[address.index(after: $0)...]) }
        let noNames = ReferenceNames(entitySet: nil)
        switch path {
        case "$batch":
            if let options { try QueryGrammar(names: noNames, allowed: [.format]).check(options) }
        case "$entity": try checkEntity(options, [.format, .id])
        case _ where path.hasPrefix("$entity/"):
            guard TextCursor(String(path.dropFirst(8))).isName else {
                throw ODataSyntaxError("A type must follow '$entity/'.")
            }
            try checkEntity(options, [.format, .id, .expand, .select])
        case _ where path.hasPrefix("$metadata"): try checkMetadata(address)
        default:
            let name = try PathGrammar.check(path)
            guard let options, !options.isEmpty else { return }
            try QueryGrammar(names: ReferenceNames(entitySet: name)).check(options)
        }
    }

    private static func checkEntity(
        _ options: String?,
        _ allowed: Set<StandardOption>
    ) throws(ODataSyntaxError) {
        let parts = QueryGrammar.split(options ?? "")
        guard let options, parts.contains(where: { StandardOption(name: $0.name) == .id }) else {
            throw ODataSyntaxError("'$entity' needs the option '$id'.")
        }
        try QueryGrammar(names: ReferenceNames(entitySet: nil), allowed: allowed).check(options)
    }

    /// `$metadata`, with options or with the fragment of a context URL.
    private static func checkMetadata(_ address: String) throws(ODataSyntaxError) {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let resource = parts[0].split(separator: "?", maxSplits: 1)
        guard resource.first == "$metadata", !parts[0].hasSuffix("?") else {
            throw ODataSyntaxError(
                ResourcePathError.afterTheEnd(segment: "$metadata").description
            )
        }
        if resource.count == 2 {
            let names = ReferenceNames(entitySet: nil)
            // The grammar lacks the version, which the protocol has (section 11.2.12).
            try QueryGrammar(names: names, allowed: [.format, .schemaversion])
                .check(String(resource[1]))
        }
        if parts.count == 2 { try ContextGrammar.check(String(parts[1])) }
    }
}

extension TextCursor {
    /// Whether all of the text is one identifier or several joined by dots.
    var isName: Bool {
        var cursor = self
        return cursor.word() != nil && cursor.isAtEnd
    }
}
