import HTTPTypes
import Wire

/// The cookies of a session as a browser would keep them.
struct BrowserSession: Sendable {
    let cookies: [String: String]

    init(_ login: WireResponse) {
        let pairs = login.headers[values: .setCookie].map { field in
            field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
        }
        cookies = Dictionary(
            pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) },
            uniquingKeysWith: { _, last in last }
        )
    }

    var csrf: String? { cookies["BPMCSRF"] }

    /// The headers of a request that behaves.
    var headers: HTTPFields { headers(csrf: csrf) }

    func headers(csrf: String?) -> HTTPFields {
        let line = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var headers: HTTPFields = [.cookie: line.joined(separator: "; ")]
        if let csrf, let name = HTTPField.Name("BPMCSRF") { headers[name] = csrf }
        return headers
    }
}

extension Bench {
    static let loginPath = "/ServiceModel/AuthService.svc/Login"

    /// Logs the supervisor in, or whom the body names.
    func login(
        _ body: String = #"{"UserName":"Supervisor","UserPassword":"Supervisor"}"#,
        type: String = "application/json"
    ) async -> WireResponse {
        await anonymous(.post, Self.loginPath, headers: [.contentType: type], body: body)
    }

    func login(name: String = "Supervisor", password: String) async -> WireResponse {
        await login(#"{"UserName":"\#(name)","UserPassword":"\#(password)"}"#)
    }

    /// The status of a read with these headers.
    func status(_ headers: HTTPFields, path: String = "/0/odata/Case?$top=1") async -> Int {
        await anonymous(.get, path, headers: headers).status.code
    }

    func pause(_ duration: Duration) async throws {
        try await environment.clock.sleep(for: duration)
    }
}
