import FakeWidget
import HTTPTypes
import Simulation
import Wire

/// A visitor on a page, in a world of their own: what a test needs to act and to look.
struct Visit: Sendable {
    let server: WidgetServer
    let widget: WidgetEngine
    let environment: Environment

    /// Waits in virtual time.
    func wait(_ duration: Duration) async throws {
        try await environment.clock.sleep(for: duration)
    }

    /// What stands on the screen, as `visitor: Hi`.
    var screen: [String] {
        get async { await widget.visible.map { "\($0.from): \($0.text)" } }
    }

    /// Loads a page, polls while the body runs, and closes it.
    static func run(
        server: WidgetServer = WidgetServer(),
        storage: BrowserStorage = BrowserStorage(),
        settings change: (inout WidgetSettings) -> Void = { _ in },
        starts: Bool = true,
        runs: Bool = true,
        _ body: @escaping @Sendable (Visit) async throws -> Void
    ) throws {
        let simulator = Simulator(seed: 1)
        let transport = SlowTransport(server: server, clock: simulator.clock)
        let environment = simulator.environment(party: "visitor", transport: transport)
        var settings = WidgetSettings(apiURL: "https://api.test", widgetToken: "widget-1")
        change(&settings)
        let widget = WidgetEngine(
            environment: environment,
            settings: settings,
            storage: storage
        )
        let visit = Visit(server: server, widget: widget, environment: environment)
        try simulator.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                if runs { group.addTask { await widget.run() } }
                if starts { try await widget.start() }
                try await body(visit)
                group.cancelAll()
            }
        }
    }
}

/// Takes 5 ms for each leg of an exchange, and 4 for those of a reading: the poll that sets off
/// together with the first message then arrives before it.
private struct SlowTransport: Transport {
    let server: WidgetServer
    let clock: VirtualClock

    func send(_ request: WireRequest) async throws -> WireResponse {
        let latency = Duration.milliseconds(request.method == .get ? 4 : 5)
        try await clock.sleep(for: latency)
        let response = Result { try server.respond(to: request) }
        try await clock.sleep(for: latency)
        return try response.get()
    }
}
