/// Settings, schemas and the process log (creatio.md section 4.2).
extension EntitySchema {
    /// A system setting.
    static let sysSettings = lookup(
        "SysSettings",
        uniqueKeys: [["Code"]],
        columns: [
            Column("Code", .shortText, isRequired: true),
            Column("ValueTypeName", .mediumText),
            .lookup("SysFolder", to: "SysSettingsFolder"),
            Column("IsPersonal", .boolean),
            Column("IsCacheable", .boolean, default: .constant(.boolean(true))),
            Column("ReferenceSchemaUId", .guid),
            Column("IsSSPAvailable", .boolean),
        ]
    )

    /// The value of a system setting, for everybody or for one user or role.
    static let sysSettingsValue = EntitySchema(
        "SysSettingsValue",
        columns: [
            .lookup("SysSettings", to: "SysSettings", isRequired: true, integrity: .owned),
            .lookup("SysAdminUnit", to: "SysAdminUnit"),
            Column("IsDef", .boolean),
            Column("TextValue", .maxSizeText),
            Column("IntegerValue", .integer),
            Column("FloatValue", .decimal(scale: 2)),
            Column("BooleanValue", .boolean),
            Column("DateTimeValue", .dateTime),
            Column("GuidValue", .guid),
            Column("Position", .integer),
            Column("BinaryValue", .stream),
        ]
    )

    /// An object, process or other schema of the configuration.
    static let sysSchema = EntitySchema(
        "SysSchema",
        columns: [
            Column("ManagerName", .mediumText, isRequired: true),
            .lookup("LockedBy", to: "SysAdminUnit"),
            Column("UId", .guid, default: .newID),
            Column("Name", .mediumText),
            Column("Caption", .mediumText),
            .lookup("Parent", to: "SysSchema"),
            .lookup("SysPackage", to: "SysPackage"),
            Column("MetaDataModifiedOn", .dateTime),
            Column("ExtendParent", .boolean),
            Column("Description", .mediumText),
            Column("IsChanged", .boolean, default: .constant(.boolean(false))),
            Column("IsLocked", .boolean, default: .constant(.boolean(false))),
            Column("ClientContentModifiedOn", .dateTime, default: .currentDateTime),
            Column("LastError", .longText),
            Column("DenyExtending", .boolean),
            Column("IncludeDependenciesSource", .boolean),
            Column("Checksum", .shortText),
            Column("StructureModifiedOn", .dateTime),
            Column("IsNetStandard", .boolean, default: .constant(.boolean(true))),
            Column("MetaData", .stream),
            Column("Descriptor", .stream),
        ]
    )

    /// One instance of a business process and what became of it.
    static let sysProcessLog = EntitySchema(
        "SysProcessLog",
        columns: [
            Column("Name", .mediumText),
            Column("StartDate", .dateTime, default: .currentDateTime),
            Column("CompleteDate", .dateTime),
            .lookup("SysSchema", to: "SysSchema", isRequired: true),
            .lookup("Parent", to: "SysProcessLog"),
            .lookup("Status", to: "SysProcessStatus"),
            .lookup("Owner", to: "Contact"),
            .lookup("SysWorkspace", to: "SysWorkspace"),
            Column("DurationInMinutes", .decimal(scale: 1)),
            Column("DurationInDays", .decimal(scale: 1)),
            Column("DurationInHours", .decimal(scale: 1)),
            Column("PackageName", .mediumText),
            Column("Version", .integer),
            Column("DurationInMilliseconds", .decimal(scale: 1)),
            Column("ErrorDescription", .maxSizeText),
            .lookup("Root", to: "SysProcessLog"),
            Column("PartitionKey", .dateTime, default: .currentDate),
        ]
    )

    /// The process library: a view of the processes among the schemas that knows which of them are
    /// switched on.
    ///
    /// Its name, `Caption` and `Enabled` are what published tools read of it; only what they read
    /// is here.
    package static let vwProcessLib = EntitySchema(
        "VwProcessLib",
        columns: [
            Column("Name", .mediumText),
            Column("Caption", .mediumText),
            Column("ManagerName", .mediumText),
            Column("Enabled", .boolean),
        ]
    )

    /// That a user has a role.
    static let sysUserInRole = EntitySchema(
        "SysUserInRole",
        columns: [
            .lookup("SysUser", to: "SysAdminUnit", integrity: .owned),
            .lookup("SysRole", to: "SysAdminUnit", integrity: .owned),
        ]
    )

    /// A language.
    static let sysLanguage = lookup(
        "SysLanguage",
        columns: [
            Column("Code", .shortText, isRequired: true),
            Column("IsUsed", .boolean),
            Column("SysCultureDefId", .guid, default: .newID),
        ]
    )

    /// A picture, with its bytes as a stream.
    static let sysImage = EntitySchema(
        "SysImage",
        columns: [
            Column("UploadedOn", .dateTime),
            Column("Name", .mediumText),
            Column("MimeType", .shortText),
            Column("HasRef", .boolean),
            Column("Hash", .shortText),
            Column("Data", .stream),
            Column("PreviewData", .stream),
        ]
    )
}
