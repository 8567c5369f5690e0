import FakeCreatio
import JSON
import Wire

/// What a client has to know of a served Creatio.
struct Announcement {
    let plan: ServePlan
    let port: Int
    let identityPort: Int

    private var address: String { "http://127.0.0.1:\(port)" }
    private var tokenAddress: String { "http://127.0.0.1:\(identityPort)/connect/token" }
    private var controlAddress: String? {
        plan.hasControl ? address + ControlPlane.root + "/" : nil
    }

    /// One line for programs.
    var json: String {
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
        ).description
    }

    /// A few lines for people.
    var text: String {
        """
        Creatio   \(address)/0/odata
        Login     \(plan.user.name), password \(plan.user.password.exposed)
        OAuth     client \(plan.client.id)
                  secret \(plan.client.secret.exposed)
                  tokens at \(tokenAddress)
        Control   \(controlAddress ?? "off; --control switches it on")

        Try it, and end it with Ctrl-C:
          TOKEN=$(curl -s \(tokenAddress) -d grant_type=client_credentials \\
            -d client_id=\(plan.client.id) \\
            -d client_secret=\(plan.client.secret.exposed) | cut -d '"' -f 4)
          curl -H "Authorization: Bearer $TOKEN" '\(address)/0/odata/Contact?$top=3'
        """
    }
}
