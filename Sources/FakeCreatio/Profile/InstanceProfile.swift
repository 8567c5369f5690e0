/// What differs from build to build and from installation to installation.
///
/// Every switch has a default: a recent build in Creatio's cloud (creatio.md section 0.3). The
/// facts behind each are in the section that its comment names. `ProfileSwitch.all` gives every
/// switch a name for files and commands.
package struct InstanceProfile: Sendable, Equatable {
    /// The framework under the application.
    package enum Runtime: String, Sendable, CaseIterable {
        /// IIS and ASP.NET Web API; services lie below `/0`.
        case framework = "net-framework"
        /// Kestrel and ASP.NET Core; `/0` works and is not needed.
        case net = "net"
    }

    /// The database under the application.
    package enum DatabaseKind: String, Sendable, CaseIterable {
        case postgreSQL = "postgresql"
        case msSQL = "mssql"
    }

    /// How an entity set that does not exist is answered (section 3.9).
    package enum UnknownSetAnswer: String, Sendable, CaseIterable {
        /// The 404 of Web API, in JSON.
        case routingError = "json"
        /// The 404 page of IIS.
        case page = "html"
        /// 401, as a tenant in the cloud answered.
        case unauthorized = "401"
    }

    /// What the service says to a user without the right to OData or to an object (section 3.9,
    /// where both are marked as uncertain).
    package enum RightsRefusal: String, Sendable, CaseIterable {
        /// 403 with the reason as the message.
        case forbidden = "403"
        /// 500 with the reason as the inner error.
        case failure = "500"
    }

    /// Default: .NET Framework, of which every measured error text is.
    package var runtime = Runtime.framework
    /// Default: PostgreSQL, as in the cloud.
    package var database = DatabaseKind.postgreSQL
    /// The version that the instance tells of itself.
    package var version = "8.1.0.6704"
    /// The language of users who have none of their own, such as `uk-UA` (section 3.1).
    ///
    /// Default: English, which is also that of the stock rows themselves.
    package var language = StockCulture.english.name
    /// Default: the routing error, which most reports show.
    package var unknownSet = UnknownSetAnswer.routingError
    /// Whether a routing error tells its detail (section 3.9).
    package var showsErrorDetail = true
    /// Whether a date and time without a zone refuses the whole body; otherwise year 1 is stored
    /// (section 3.3).
    package var refusesZonelessDates = true
    /// How far the server's own zone is ahead of UTC; a date alone is midnight there
    /// (section 3.3).
    package var serverTimeZoneOffset = Duration.zero
    /// Whether an update that names an unknown property is refused; otherwise 204 and nothing is
    /// written (section 3.6).
    package var refusesUnknownPropertyInUpdate = true
    /// Whether OData insists on required columns (section 3.6).
    package var insistsOnRequiredColumns = false
    /// Whether deleting a case is refused because of the life-cycle rows that the platform itself
    /// has written (section 3.6).
    package var lifecycleKeepsCase = false
    /// `Feature-DisableODataSystemTablesAccess`: whether OData refuses to write to system tables
    /// (section 2.5).
    ///
    /// Default: on, as in the configuration of 8.1.
    package var disablesSystemTables = true
    /// `CommonCaseClosureCode`: whether a case that ends without a closure code of its status gets
    /// the one of the setting `CaseClosureCodeDef` (section 4.3).
    package var hasCommonClosureCode = true
    /// Whether a web server in front refuses the verb `DELETE` (section 3.2).
    package var blocksDelete = false
    /// Whether the application itself grants tokens below `/0/connect`, beside the identity
    /// service; otherwise it shows its login page there (section 2.4).
    package var grantsTokens = true
    /// How long OData's model is built after objects were changed (section 1.2).
    ///
    /// Default: a minute and a half; builds of 90 to 120 seconds have been seen.
    package var modelBuild = Duration.seconds(90)
    /// How a missing right is refused (section 3.9).
    package var rightsRefusal = RightsRefusal.forbidden
    /// How users log in and how long they stay (sections 2.1 to 2.3).
    package var security = SecuritySettings()
    /// The endings of file names that are refused, in lower case and without the dot; which ones a
    /// real instance refuses is not known (section 3.7).
    package var deniedFileExtensions: [String] = []

    package init() {}
}
