extension InstanceProfile {
    /// Profiles that have a name of their own.
    package enum Preset: String, Sendable, CaseIterable {
        /// .NET Framework and PostgreSQL: Creatio's cloud, and the default.
        case frameworkCloud = "framework-postgresql"
        /// .NET Framework and Microsoft SQL Server, as on many own servers.
        case frameworkMSSQL = "framework-mssql"
        /// .NET and PostgreSQL.
        case netPostgreSQL = "net-postgresql"
        /// .NET and Microsoft SQL Server.
        case netMSSQL = "net-mssql"
        /// A build of 2026 on .NET, whose login sets more cookies (creatio.md section 2.1).
        case netRecent = "net-recent"
    }

    /// The profile of that name.
    package init(_ preset: Preset) {
        self.init()
        switch preset {
        case .frameworkCloud: break
        case .frameworkMSSQL: database = .msSQL
        case .netPostgreSQL: runtime = .net
        case .netMSSQL:
            runtime = .net
            database = .msSQL
        case .netRecent:
            runtime = .net
            version = "10.2.254"
            security.setsNewCSRFCookies = true
        }
    }

    /// .NET Framework and PostgreSQL: Creatio's cloud, and the default.
    package static let frameworkCloud = InstanceProfile(.frameworkCloud)
    /// .NET and PostgreSQL.
    package static let netPostgreSQL = InstanceProfile(.netPostgreSQL)
    /// .NET and Microsoft SQL Server.
    package static let netMSSQL = InstanceProfile(.netMSSQL)
}
