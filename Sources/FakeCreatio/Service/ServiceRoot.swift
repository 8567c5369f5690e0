/// The paths under which the application offers its services (creatio.md section 1.1).
enum ServiceRoot {
    /// With the `/0` of .NET Framework first; on .NET both work.
    private static let odataPaths = ["/0/odata", "/odata"]

    /// The root of the OData service that the path lies in, nil for any other path.
    static func odata(in path: String) -> String? {
        odataPaths.first { root in
            path.hasPrefix(root)
                && (path.count == root.count || path.dropFirst(root.count).first == "/")
        }
    }
}
