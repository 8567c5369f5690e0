extension EntitySchema {
    /// A user or a role; a group of reps is a role (creatio.md sections 4.1 and 4.2).
    static let sysAdminUnit = EntitySchema(
        "SysAdminUnit",
        uniqueKeys: [["ParentRoleId", "Name"]],
        columns: [
            Column("Name", .mediumText, isRequired: true),
            Column("Description", .mediumText),
            Column("SysAdminUnitTypeValue", .integer),
            .lookup("ParentRole", to: "SysAdminUnit"),
            .lookup("Contact", to: "Contact"),
            .lookup("Account", to: "Account"),
            Column("IsDirectoryEntry", .boolean),
            Column("TimeZoneId", .mediumText),
            Column("UserPassword", .mediumText, isSecret: true),
            Column("Active", .boolean),
            Column("SynchronizeWithLDAP", .boolean),
            Column("LDAPEntry", .mediumText),
            Column("LDAPEntryId", .mediumText),
            Column("LDAPEntryDN", .longText),
            Column("LoggedIn", .boolean),
            .lookup("SysCulture", to: "SysCulture"),
            Column("LoginAttemptCount", .integer),
            Column("SourceControlLogin", .mediumText),
            Column("SourceControlPassword", .mediumText, isSecret: true),
            Column("PasswordExpireDate", .dateTime),
            .lookup("HomePage", to: "SysModule"),
            Column("ConnectionType", .integer),
            Column("UnblockTime", .dateTime),
            Column("ForceChangePassword", .boolean),
            .lookup("DateTimeFormat", to: "SysLanguage"),
            Column("SessionTimeout", .integer),
            .lookup("PortalAccount", to: "Account"),
            .lookup("LDAPElement", to: "LDAPElement"),
            Column("Email", .mediumText),
            Column("OpenIDSub", .mediumText),
            Column("Phone", .phoneText),
            .lookup(
                "WeekFirstDay",
                to: "WeekFirstDay",
                default: .constant(.guid("e6257269-7f7c-46a3-8431-e0119a9d88d4"))
            ),
        ]
    )
}
