import HTTPTypes
import JSON
import Wire

/// Tells whether a Creatio answers at an address, and what else does.
struct Identification {
    enum Verdict: Equatable {
        /// A Creatio, and how it was known.
        case creatio(String)
        /// Something else, and what it seems to be.
        case something(String)
    }

    /// More redirects than this lead nowhere.
    private static let redirectLimit = 5
    /// How much of a page is looked through, as Creatio's own client does.
    fileprivate static let scanLimit = 4_096

    let base: String
    let transport: any Transport

    /// Asks the health checks of both runtimes, one of which a Creatio answers, and then OData
    /// without a token, which sends whoever it does not know to the login page or says so in
    /// Creatio's own words (creatio.md sections 1.1 and 2.3).
    ///
    /// - Throws: `TransportError` or `DeadlineExceeded` where nothing answers.
    func verdict() async throws -> Verdict {
        for (path, runtime) in [
            ("/0/api/HealthCheck/Ping", ".NET Framework"), ("/api/HealthCheck/Ping", ".NET"),
        ] {
            let answer = try await get(base + path)
            if answer.isSuccess, !answer.isPage { return .creatio("a Creatio on \(runtime)") }
        }
        return try await follow(base + "/0/odata/")
    }

    private func follow(_ start: String) async throws -> Verdict {
        var address = start
        var visited: [String] = []
        while true {
            let answer = try await get(address)
            if answer.isOfCreatio { return .creatio("its login is Creatio's") }
            guard answer.status.kind == .redirection, let location = answer.headers[.location]
            else { return .something(words(for: answer, at: address, visited)) }
            visited.append(address)
            address = Self.target(location, from: address)
            if visited.contains(address) || visited.count > Self.redirectLimit {
                return .something(
                    "redirects lead nowhere: "
                        + (visited + [address]).map(Self.withoutQuery).joined(separator: " → ")
                )
            }
        }
    }

    private func get(_ address: String) async throws -> WireResponse {
        do {
            return try await transport.send(WireRequest(.get, address))
        } catch let error as AddressError {
            // A redirect to no web address, as single sign-on of an app does.
            throw TransportError.connectionLost(
                authority: (try? Address(base).authority) ?? base,
                reason: "it redirects, and \(error)"
            )
        }
    }

    private func words(for answer: WireResponse, at address: String, _ visited: [String])
        -> String
    {
        let place = Self.withoutQuery(address)
        let way = visited.isEmpty ? "" : ", where the instance redirects to,"
        guard answer.isPage else {
            let type = answer.headers[.contentType] ?? "no content type"
            return "'\(place)'\(way) answers \(answer.status.code) with \(type); a Creatio does not"
        }
        let title = answer.pageTitle.map { " '\($0)'" } ?? ""
        return answer.asksForPassword
            ? "'\(place)'\(way) shows a login page\(title) that is not Creatio's: something in "
                + "front of the instance wants a login first"
            : "'\(place)'\(way) shows a page\(title) (\(answer.status.code)) that is not Creatio's"
    }

    private static func target(_ location: String, from address: String) -> String {
        guard location.hasPrefix("/") else { return location }
        // The address has been asked, so it is one.
        guard let parts = try? Address(address) else { return location }
        return "\(parts.scheme)://\(parts.authority)\(location)"
    }

    /// Queries hold what nobody should read in a report.
    private static func withoutQuery(_ address: String) -> String {
        String(address.prefix { $0 != "?" && $0 != "#" })
    }
}

extension WireResponse {
    fileprivate var beginning: String {
        String(decoding: body.prefix(Identification.scanLimit), as: UTF8.self)
    }

    fileprivate var isPage: Bool {
        beginning.first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "<"
    }

    /// Whether only Creatio answers like this somebody whom it does not know.
    fileprivate var isOfCreatio: Bool {
        switch status.kind {
        case .redirection:
            let location = headers[.location] ?? ""
            return ["/Login/NuiLogin.aspx", "/Login/Login.html"].contains { location.contains($0) }
        case .clientError where status == .unauthorized:
            let message = (try? JSONValue.parse(body))?["Message"]?.text ?? ""
            return [
                "Authentication failed.", "Authorization has been denied for this request.",
            ].contains(message)
        default:
            return ["/Login/NuiLogin.aspx", #""bootstrap.login""#].contains(
                where: beginning.contains
            )
        }
    }

    fileprivate var pageTitle: String? {
        guard let start = beginning.firstRange(of: "<title>"),
            let end = beginning[start.upperBound...].firstRange(of: "</title>")
        else { return nil }
        let title = beginning[start.upperBound..<end.lowerBound].prefix(80)
        return title.isEmpty ? nil : String(title)
    }

    fileprivate var asksForPassword: Bool { beginning.contains(#"type="password""#) }
}
