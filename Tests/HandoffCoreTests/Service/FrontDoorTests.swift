import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

@Suite struct `The front door` {
    /// Every call that needs a visitor's token, and every one that needs the organisation's key.
    static let visitorsCalls: [WidgetEndpoint] = WidgetEndpoint.allCases.filter {
        ![.config, .createUnverifiedContact, .authenticateUser].contains($0)
    }
    static let keysCalls: [(method: HTTPRequest.Method, path: String)] = [
        (.get, "/backend/creatio/settings"), (.post, "/backend/creatio/settings"),
        (.get, "/backend/creatio/webhook-report"), (.get, "/sessions/SESSION"),
        (.post, "/backend/sessions/SESSION/handoff"), (.post, "/backend/sessions/SESSION/csat"),
        (.post, WidgetEndpoint.authenticateUser.path()),
    ]

    @Test(arguments: [ServiceHarness.acme, ServiceHarness.globex])
    func `each organisation's widget gets its own configuration`(client: ServiceHarness.Client)
        throws
    {
        let harness = try ServiceHarness()
        let answer = try harness.simulator.run {
            try await harness.call(
                .get,
                WidgetEndpoint.config.path(),
                widgetToken: client.widgetToken
            )
        }
        #expect(try JSONValue.parse(answer.body)["org"]?["id"]?.text == client.id)
    }

    @Test(arguments: visitorsCalls)
    func `a visitor of another organisation is refused`(endpoint: WidgetEndpoint) throws {
        let harness = try ServiceHarness()
        let answers = try harness.simulator.run {
            let (acmes, session) = try await harness.visitor(of: ServiceHarness.acme)
            let (globexes, _) = try await harness.visitor(of: ServiceHarness.globex)
            let method = try #require(HTTPRequest.Method(endpoint.method))
            let path = endpoint.path(session: session)
            return [
                // The other's page with one's own visitor; one's own page with the other's.
                try await harness.call(
                    method,
                    path,
                    widgetToken: ServiceHarness.globex.widgetToken,
                    bearer: acmes,
                    body: [:]
                ),
                try await harness.call(
                    method,
                    path,
                    widgetToken: ServiceHarness.acme.widgetToken,
                    bearer: globexes,
                    body: [:]
                ),
                try await harness.call(method, path, bearer: acmes, body: [:]),
            ]
        }
        #expect(answers.map(\.status.code) == [401, 401, 401])
    }

    @Test(arguments: [WidgetEndpoint.poll, .history])
    func `a session of another organisation is not there`(endpoint: WidgetEndpoint) throws {
        let harness = try ServiceHarness()
        let status = try harness.simulator.run {
            let (_, session) = try await harness.visitor(of: ServiceHarness.acme)
            let (globexes, _) = try await harness.visitor(of: ServiceHarness.globex)
            return try await harness.call(
                .get,
                endpoint.path(session: session),
                widgetToken: ServiceHarness.globex.widgetToken,
                bearer: globexes
            ).status.code
        }
        #expect(status == 404)
    }

    @Test(arguments: keysCalls, [nil, "wrong", ServiceHarness.acme.widgetToken])
    func `without a key nothing of an organisation opens`(
        call: (method: HTTPRequest.Method, path: String),
        key: String?
    ) throws {
        let harness = try ServiceHarness()
        let answer = try harness.simulator.run {
            let (_, session) = try await harness.visitor(of: ServiceHarness.acme)
            let path = call.path.replacing("SESSION", with: session)
            return try await harness.call(call.method, path, bearer: key, body: [:])
        }
        #expect(answer.status == .unauthorized)
    }

    @Test(arguments: [(ServiceHarness.acme, 200), (ServiceHarness.globex, 404)])
    func `an operator's key opens the sessions of the own organisation alone`(
        client: ServiceHarness.Client,
        status: Int
    ) throws {
        let harness = try ServiceHarness()
        let answer = try harness.simulator.run {
            let (_, session) = try await harness.visitor(of: ServiceHarness.acme)
            return try await harness.call(
                .get,
                "/sessions/" + session,
                bearer: client.organisationKey
            )
        }
        #expect(answer.status.code == status)
    }

    @Test(arguments: [("webhook-acme", 200), ("webhook-nobody", 404), ("", 404)])
    func `the webhook's token says whose it is`(token: String, status: Int) throws {
        let harness = try ServiceHarness()
        let answer = try harness.simulator.run {
            try await harness.call(
                .post,
                "/backend/creatio/webhook/" + token,
                body: [
                    "event_type": "new_activity",
                    "caseId": "00000000-0000-0000-0000-000000000001",
                ]
            )
        }
        #expect(answer.status.code == status)
    }

    @Test func `a preflight is answered although it names nobody`() throws {
        let harness = try ServiceHarness()
        let answer = try harness.simulator.run {
            try await harness.call(.options, WidgetEndpoint.sendMessage.path())
        }
        #expect(answer.status == .noContent)
        #expect(answer.headers[.accessControlAllowOrigin] == "*")
    }

    /// Gives an organisation something that another one has.
    struct Sharing: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let share: @Sendable (inout CoreConfiguration, CoreConfiguration) -> Void
    }

    static let sharings = [
        Sharing(testDescription: "id") { $0.organisationID = $1.organisationID },
        Sharing(testDescription: "widget token") { $0.widgetToken = $1.widgetToken },
        Sharing(testDescription: "organisation key") { $0.organisationKey = $1.organisationKey },
        Sharing(testDescription: "webhook token") { $0.webhookToken = $1.webhookToken },
        Sharing(testDescription: "signing key") { $0.signingKey = $1.signingKey },
    ]

    @Test(arguments: sharings)
    func `organisations that cannot be told apart are refused`(sharing: Sharing) throws {
        let simulator = Simulator(seed: 1)
        let first = ServiceHarness.configuration(of: ServiceHarness.acme)
        var second = ServiceHarness.configuration(of: ServiceHarness.globex)
        sharing.share(&second, first)
        let organisations = [first, second].map {
            CoreService.Organisation(configuration: $0, autopilot: HumansOnly())
        }
        let error = #expect(throws: CoreServiceError.self) {
            try CoreService(
                organisations,
                environment: simulator.environment(
                    party: "core",
                    transport: MemoryNetwork(simulator: simulator)
                )
            )
        }
        #expect(error?.description.contains("have the same \(sharing.testDescription)") == true)
    }
}
