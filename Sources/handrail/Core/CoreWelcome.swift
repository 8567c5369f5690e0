import HandoffCore
import JSON
import Wire

/// What has to be known of a running core.
struct CoreWelcome: Sendable {
    let organisations: [CoreConfiguration]
    let address: String
    let operatorAddress: String

    /// For programs, secrets too: who asks for it wants to use them.
    var json: JSONValue {
        JSONValue(
            members: [
                ("url", .string(address)), ("operatorURL", .string(operatorAddress)),
                (
                    "organisations",
                    JSONValue(
                        members: organisations.map { organisation in
                            (
                                organisation.organisationID,
                                JSONValue(members: organisation.announcement)
                            )
                        }
                    )
                ),
            ]
        )
    }

    /// For people, and for the log of a supervisor: without secrets.
    var text: String {
        let names = organisations.map(\.organisationID).joined(separator: ", ")
        return """
            Core       \(address)
            Operators  \(operatorAddress)/health, /ready, /metrics
            Serves     \(names)
            """
    }
}

extension CoreConfiguration {
    /// What clients of the organisation need; `sessionURL` opens a session whose id is appended.
    var announcement: [(String, JSONValue)] {
        [
            ("widgetURL", .string(publicURL)), ("widgetToken", .string(widgetToken)),
            ("organisationKey", .string(organisationKey.exposed)),
            ("webhookURL", .string(webhookURL.exposed)), ("sessionURL", .string(sessionURL)),
        ]
    }
}
