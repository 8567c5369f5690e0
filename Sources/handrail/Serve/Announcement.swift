import FakeCreatio
import JSON
import Wire

/// What a client has to know of a served Creatio.
struct Announcement: Sendable {
    let plan: ServePlan
    let ports: [ServedSite: Int]

    var address: String { ports.address(of: .application) }
    var tokenAddress: String { ports.address(of: .identity) + "/connect/token" }
    private var controlAddress: String? {
        plan.hasControl ? address + ControlPlane.root + "/" : nil
    }

    /// For programs.
    var json: JSONValue {
        JSONValue(
            members: [
                ("url", .string(address)),
                ("user", .string(plan.user.name)),
                ("password", .string(plan.user.password.exposed)),
                ("clientId", .string(plan.client.id)),
                ("clientSecret", .string(plan.client.secret.exposed)),
                ("tokenURL", .string(tokenAddress)),
                ("controlURL", controlAddress.map(JSONValue.string) ?? .null),
            ]
        )
    }

    /// A few lines for people.
    var text: String {
        """
        \(facts)

        Try it, and end it with Ctrl-C:
          TOKEN=$(curl -s \(tokenAddress) -d grant_type=client_credentials \\
            -d client_id=\(plan.client.id) \\
            -d client_secret=\(plan.client.secret.exposed) | cut -d '"' -f 4)
          curl -H "Authorization: Bearer $TOKEN" '\(address)/0/odata/Contact?$top=3'
        """
    }

    /// What is there, without what to try.
    var facts: String {
        """
        Creatio   \(address)/0/odata
        Login     \(plan.user.name), password \(plan.user.password.exposed)
        OAuth     client \(plan.client.id)
                  secret \(plan.client.secret.exposed)
                  tokens at \(tokenAddress)
        Control   \(controlAddress ?? "off; --control switches it on")
        """
    }
}

extension [ServedSite: Int] {
    /// The address at which a site answers, without a slash at its end.
    func address(of site: ServedSite, host: String = "127.0.0.1") -> String {
        // Whoever listens everywhere is reached on this machine, too.
        let everywhere = ["0.0.0.0", "::"]
        return "http://\(everywhere.contains(host) ? "127.0.0.1" : host):\(self[site] ?? 0)"
    }
}
