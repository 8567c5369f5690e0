import FakeCreatio
import HandoffCore
import JSON
import Wire

/// What visitors, reps and operators have to know of the two ends.
struct Welcome: Sendable {
    let core: CoreConfiguration
    let creatio: Announcement

    /// For programs.
    var json: JSONValue {
        JSONValue(members: core.announcement + [("creatio", creatio.json)])
    }

    /// For people.
    var text: String {
        """
        Widget    apiUrl \(core.publicURL)
                  token \(core.widgetToken)
        Sessions  \(core.sessionURL)‹session id›, any user name,
                  password \(core.organisationKey.exposed), which is the organisation's key
        Webhook   \(core.webhookURL.exposed)
        \(creatio.facts)

        Try it, and end it with Ctrl-C. As a visitor who wants a human:
          API=\(core.publicURL)/backend/widget/v2
          BOT='X-Bot-Token: \(core.widgetToken)'
          first() { grep -o "\\"$1\\":\\"[^\\"]*\\"" | head -n 1 | cut -d '"' -f 4; }
          ME="Authorization: Bearer $(curl -s $API/contact/create-unverified -H "$BOT" -d '{}' | first token)"
          SESSION=$(curl -s $API/create-session -H "$BOT" -H "$ME" -d '{}' | first id)
          curl -s $API/chat/send -H "$BOT" -H "$ME" -d '{"uuid":"m1","bot_token":"-",
            "session_id":"'$SESSION'","content":"I want to talk to a human"}'
        As the rep who answers on the case:
          TOKEN=$(curl -s \(creatio.tokenAddress) -d grant_type=client_credentials \\
            -d client_id=\(creatio.plan.client.id) \\
            -d client_secret=\(creatio.plan.client.secret.exposed) | first access_token)
          REP="Authorization: Bearer $TOKEN"
          CASE=$(curl -s -H "$REP" '\(creatio.address)/0/odata/Case?$orderby=CreatedOn%20desc&$top=1' | first Id)
          curl -s \(creatio.address)/0/odata/Activity -H "$REP" -H 'Content-Type: application/json' \\
            -d '{"Title":"Answer","DetailedResult":"Hello from your rep!","CaseId":"'$CASE'",
            "TypeId":"fbe0acdc-cfc0-df11-b00f-001d60e938c6"}'
        What the visitor sees now, and what the operator does:
          curl -s $API/poll/$SESSION -H "$BOT" -H "$ME"
          curl -s -u operator:\(core.organisationKey.exposed) \(core.sessionURL)$SESSION
        """
    }
}
