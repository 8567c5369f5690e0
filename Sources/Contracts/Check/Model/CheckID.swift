/// Everything that a check of an instance looks at, in the order of the report.
///
/// The raw value is the id by which people, reports and `--symptom` name it.
package enum CheckID: String, Sendable, CaseIterable {
    case address = "reach.address"
    case encryption = "reach.encryption"
    case connection = "reach.connection"
    case creatio = "reach.creatio"

    case tokenAddress = "oauth.address"
    case credentials = "oauth.credentials"
    case grantType = "oauth.grant-type"
    case tokenLifetime = "oauth.lifetime"
    case tokenAccepted = "oauth.accepted"
    case odataRight = "oauth.odata-right"

    case metadata = "metadata.readable"
    case objects = "metadata.objects"
    case columns = "metadata.columns"
    case types = "metadata.types"
    case lookups = "metadata.lookups"
    case fields = "metadata.fields"

    case owner = "rows.owner"
    case group = "rows.group"
    case resolvedStatus = "rows.resolved-status"
    case origin = "rows.origin"
    case activityType = "rows.activity-type"
    case activityCategory = "rows.activity-category"
    case replyTypes = "rows.reply-types"
    case settings = "rows.settings"
    case language = "rows.language"
    case labels = "rows.labels"
    case stockRows = "rows.stock"

    case licence = "rights.licence"
    case read = "rights.read"
    case model = "rights.model"
    case create = "rights.create"
    case update = "rights.update"

    case clock = "limits.clock"
    case latency = "limits.latency"
    case pageSize = "limits.page-size"
    case dailyCalls = "limits.daily-calls"

    case texts = "write.texts"
    case defaults = "write.defaults"
    case status = "write.status"
    case cleanup = "write.cleanup"

    case publicURL = "webhook.public-url"
    case process = "webhook.process"
    case signal = "webhook.signal"
    case processAddress = "webhook.address"
    case token = "webhook.token"
    case body = "webhook.body"
    case delay = "webhook.delay"
    case duplicates = "webhook.duplicates"
    case echo = "webhook.echo"
    case internalActivity = "webhook.internal"

    /// The group, which is the first part of the id.
    package var group: CheckGroup {
        let name = rawValue.prefix { $0 != "." }
        // Every id begins with a group; a test goes over them.
        return CheckGroup(rawValue: String(name)) ?? .reach
    }

    /// Whether nothing that comes later can be known where this fails.
    package var isGate: Bool {
        switch self {
        case .connection, .creatio, .tokenAddress, .credentials, .grantType, .tokenAccepted,
            .odataRight, .metadata:
            true
        case .address, .encryption, .tokenLifetime, .objects, .columns, .types, .lookups, .fields,
            .owner, .group, .resolvedStatus, .origin, .activityType, .activityCategory,
            .replyTypes, .settings, .language, .labels, .stockRows, .licence, .read, .model,
            .create, .update, .clock, .latency, .pageSize, .dailyCalls, .texts, .defaults,
            .status, .cleanup, .publicURL, .process, .signal, .processAddress, .token, .body,
            .delay, .duplicates, .echo, .internalActivity:
            false
        }
    }

    /// What is looked at, in a few words.
    package var title: String {
        switch self {
        case .address: "the address has the form of the settings page"
        case .encryption: "the connection is encrypted"
        case .connection: "something answers there"
        case .creatio: "it is a Creatio"
        case .tokenAddress: "the token address is an identity service"
        case .credentials: "it knows the Client ID and the Client Secret"
        case .grantType: "the application has the grant type Client Credentials"
        case .tokenLifetime: "a token lasts long enough"
        case .tokenAccepted: "the instance accepts the token"
        case .odataRight: "the user may use OData"
        case .metadata: "$metadata can be read"
        case .objects: "the objects are there"
        case .columns: "the columns are there"
        case .types: "the columns have the types"
        case .lookups: "the lookups lead to the objects"
        case .fields: "the mapped fields are columns of Case"
        case .owner: "Default Case Owner ID is a contact, and active"
        case .group: "Default Case Group ID is a role"
        case .resolvedStatus: "Resolved Status ID ends a case"
        case .origin: "Case Origin ID is an origin"
        case .activityType: "Activity Type ID is a type"
        case .activityCategory: "Activity Category ID belongs to the type"
        case .replyTypes: "Reply Type IDs are types"
        case .settings: "the other settings can be used"
        case .language: "the user reads labels in the language of the settings"
        case .labels: "each dropdown label is one row"
        case .stockRows: "the rows that are used by their id are there"
        case .licence: "the user's licence covers the objects"
        case .read: "the user may read the objects"
        case .model: "the rows have the columns that $metadata tells of"
        case .create: "the user may create rows"
        case .update: "the user may change rows"
        case .clock: "the clocks agree"
        case .latency: "answers come soon enough"
        case .pageSize: "an answer holds a whole page"
        case .dailyCalls: "the day's OData calls suffice"
        case .texts: "texts come back as they were written"
        case .defaults: "a new case gets a number and an open status"
        case .status: "the case takes the Resolved Status"
        case .cleanup: "nothing is left of what was made"
        case .publicURL: "the webhook's address leads to this check"
        case .process: "the business process is there, and active"
        case .signal: "what a rep does starts the process"
        case .processAddress: "the process calls the webhook's address"
        case .token: "it calls with the webhook's token"
        case .body: "the call tells event and case"
        case .delay: "the call comes soon enough"
        case .duplicates: "one call comes for one event"
        case .echo: "the integration's own activities start no process"
        case .internalActivity: "an internal activity starts no process"
        }
    }
}
