import HTTPTypes
import Hummingbird
import JSON
import WidgetProtocol
import Wire

/// Who a visitor is: said by the page, or vouched for by the organisation's backend
/// (opencx.md section 4.4).
struct ContactRoutes: Sendable {
    /// How long a token lives that opens the user's own connections too; a token for chatting
    /// alone does not expire.
    static let connectedTokenLife = Duration.seconds(3600)

    let key: OrganisationKey
    let authentication: WidgetAuthentication
    let store: CoreStore
    let environment: Wire.Environment

    func add(to router: Router<WireContext>) {
        router.post(.createUnverifiedContact) { request, _ in
            try authentication.checkPage(request)
            return try await createUnverified(request)
        }
        router.post(.authenticateUser, use: authenticateUser)
        // Where the other calls of a widget are; some backends look for it there.
        router.post("/backend\(WidgetEndpoint.authenticateUser.template)", use: authenticateUser)
    }

    private func createUnverified(_ request: Request) async throws -> Response {
        let body: CreateUnverifiedContact =
            try await request.decoded(upTo: WidgetRoutes.bodyLimit)
        let profile = ContactProfile(
            email: body.email?.trimmed,
            name: body.nonVerifiedName?.trimmed,
            isVerified: false,
            customData: body.nonVerifiedCustomData ?? [:]
        )
        let contact = try await upsert(profile)
        return try .json(ContactToken(token: token(for: contact)), status: .created)
    }

    private func authenticateUser(_ request: Request, _ context: WireContext) async throws
        -> Response
    {
        try key.check(request)
        let body: AuthenticateUser = try await request.decoded(upTo: WidgetRoutes.bodyLimit)
        guard let email = body.email.trimmed, email.contains("@") else {
            throw Refusal(.badRequest, "'\(body.email)' is not an e-mail address")
        }
        let contact = try await upsert(ContactProfile(body, email: email))
        let isConnected = body.mcpAccess.map { $0 != .null } ?? false
        let answer = AuthenticatedUser(
            token: try token(for: contact, life: isConnected ? Self.connectedTokenLife : nil),
            contact: .init(id: contact.id.rawValue)
        )
        return try .json(answer, status: .created)
    }

    private func upsert(_ profile: ContactProfile) async throws -> ContactRecord {
        try await store.upsertContact(
            profile,
            newID: environment.makeID(),
            now: environment.now()
        )
    }

    private func token(for contact: ContactRecord, life: Duration? = nil) throws -> String {
        try authentication.signer.token(
            for: contact.id,
            isVerified: contact.isVerified,
            issuedAt: environment.now(),
            life: life
        )
    }
}

extension ContactProfile {
    /// What a backend vouches for.
    fileprivate init(_ user: AuthenticateUser, email: String) {
        var overrides: [String: JSONValue]?
        if let members = user.actionOverrides?.members {
            overrides = Dictionary(members.map { ($0.name, $0.value) }) { _, last in last }
        }
        self.init(
            email: email,
            name: user.name?.trimmed,
            isVerified: true,
            customData: user.customData ?? [:],
            phone: user.phone,
            language: user.language,
            avatarURL: user.avatarURL,
            chatContext: user.chatContext,
            actionOverrides: overrides
        )
    }
}

extension String {
    /// Without white space around it; nil where nothing is left.
    fileprivate var trimmed: String? {
        let start = drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(start[...end])
    }
}
