import HTTPTypes
import OData
import Wire

/// A user's permission that an application acts in their name, as the application asks for it
/// at `/0/connect/authorize` (RFC 6749 section 4.1; creatio.md section 2.4).
struct AuthorizationRequest {
    let clientID: String
    let redirectAddress: String
    let proof: ProofKey?
    private let state: String?
    private let problem: String?

    /// Reads the query of a request; nil where it names no client of these, or an address that is
    /// none of the client's: nobody is then sent anywhere.
    init?(_ request: WireRequest, _ clients: [OAuthClient]) {
        let query = FormFields(queryOf: request)
        guard let client = clients.first(where: { $0.id == query["client_id"] }),
            let address = query["redirect_uri"], client.redirectAddresses.contains(address)
        else { return nil }
        clientID = client.id
        redirectAddress = address
        state = query["state"]
        let method = query["code_challenge_method"] ?? "plain"
        proof = query["code_challenge"].flatMap { ProofKey(challenge: $0, method: method) }
        let isProofBad = query["code_challenge"] != nil && proof == nil
        let scope = query["scope"] ?? ""
        problem =
            query["response_type"] != "code"
            ? "unsupported_response_type"
            : isProofBad
                ? "invalid_request"
                : scope.isEmpty || scope == client.scope ? nil : "invalid_scope"
    }

    /// Sends the user back with a code, or with what is wrong.
    ///
    /// That nobody is asked for consent is assumed.
    func answer(
        for user: UserAccount,
        _ codes: inout CodeRegister,
        _ environment: Environment,
        _ runtime: InstanceProfile.Runtime
    ) -> WireResponse {
        var fields: [(String, String)] = []
        if let problem {
            fields.append(("error", problem))
        } else {
            fields.append(("code", codes.issue(for: self, actingAs: user.name, environment)))
        }
        if let state { fields.append(("state", state)) }
        let query = fields.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
        let mark = redirectAddress.contains("?") ? "&" : "?"
        return .redirect(to: redirectAddress + mark + query, runtime)
    }
}
