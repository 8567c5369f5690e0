import Foundation
import HTTPTypes
import Wire

/// Who gets to see a session, and what comes with it.
extension Backoffice {
    /// Ways in that must stay shut: no key, a wrong one, another secret of the organisation.
    func refusals(of link: String) async throws -> [Difference] {
        let ways: [(name: String, authorization: String?)] = [
            ("no key", nil),
            ("a wrong key", "Bearer not-the-key"),
            ("the webhook's token", "Bearer \(StageWorld.webhookToken.exposed)"),
        ]
        var differences: [Difference] = []
        for way in ways {
            let status = try await open(link, way.authorization).status
            if status != .unauthorized {
                differences.append(
                    Difference(way.name, expected: "status 401", actual: "\(status.code)")
                )
            }
        }
        return differences
    }

    /// Ways in that must be open, and what has to come with the page.
    func openings(of link: String) async throws -> [Difference] {
        let key = StageWorld.organisationKey.exposed
        let password = Data("operator:\(key)".utf8).base64EncodedString()
        var differences: [Difference] = []
        for authorization in ["Bearer \(key)", "Basic \(password)"] {
            let page = try await open(link, authorization)
            let kind = String(authorization.prefix { $0 != " " })
            if page.status != .ok {
                differences.append(
                    Difference(kind, expected: "status 200", actual: "\(page.status.code)")
                )
            }
            for (name, value) in Self.wanted {
                let found = HTTPField.Name(name).flatMap { page.headers[$0] } ?? "nothing"
                if !found.contains(value) {
                    differences.append(Difference(name, expected: value, actual: found))
                }
            }
        }
        return differences
    }

    private static let wanted = [
        ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", "default-src 'none'"),
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
    ]

    private func open(_ address: String, _ authorization: String?) async throws -> WireResponse {
        var headers: HTTPFields = [.accept: "text/html"]
        headers[.authorization] = authorization
        return try await environment.transport.send(
            WireRequest(.get, address, headers: headers)
        )
    }
}
