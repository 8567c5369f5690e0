extension EntitySchema {
    /// The objects of a plain Service instance as far as the handoff and what it sets off touch
    /// them, in the order in which the service document lists them.
    ///
    /// A scenario makes its instance anew each time and pays for every object in it; what nothing
    /// there behaves by is left to `everyObject`.
    package static let stock: [EntitySchema] =
        inOrder(
            [
                account, accountCommunication, activity, activityCategory, activityFile,
                activityParticipant, activityParticipantRole, activityPriority, activityResult,
                activityStatus, activityType, `case`, caseCategory, caseFile, caseInTag,
                caseLifecycle, caseMessageHistory, caseNextStatus, caseOrigin, casePriority,
                caseStatus, caseTag, closureCode, communicationType, contact,
                contactCommunication, contactFile, portalMessage, portalMessageFile,
                satisfactionLevel, serviceItem, serviceStatus, socialLike, socialMessage,
                sysAdminUnit, sysFile, sysImage, sysLanguage, sysProcessLog, sysSchema,
                sysSettings, sysSettingsValue, sysUserInRole, timeUnit,
            ] + plainLookups(serviceLookups)
        )

    /// The objects of the installation that the facts were read from, with Sales, Service and
    /// Marketing: every object of creatio.md section 4, and one for each lookup to lead to.
    package static let everyObject: [EntitySchema] =
        inOrder(
            stock + [
                call, caseInChat, channel, chatQueue, chatQueueOperator, city, country, employee,
                knowledgeBase, omniChat, queue, queueItem, servicePact, vwProcessLib, webhook,
                webhookStatus,
            ] + plainLookups(otherTargets)
        )

    /// Lookups whose columns beside name and description are not known.
    private static let serviceLookups = [
        "AccountType", "ActivityResultCategory", "CallDirection", "ContactType",
        "EmailSendStatus", "EmailType", "FileGroup", "FileType", "Gender", "MessageNotifier",
        "ParticipantResponse", "PortalMessageType", "RoleInServiceTeam", "ServiceCategory",
        "SysCulture", "SysProcessStatus", "TagType",
    ]

    /// Objects of which only is known that lookups lead to them; that they have a name and a
    /// description is assumed.
    private static let otherTargets = [
        "AccountAnnualRevenue", "AccountCategory", "AccountEmployeesNumber", "AccountIndustry",
        "AccountOwnership", "AdCampaign", "AddressType", "Calendar", "Change", "ChannelProvider",
        "ConfItem", "ContactDecisionRole", "ContactSalutationType", "Contract", "Department",
        "Document", "EmployeeJob", "EnrchEmailData", "Event", "Invoice", "Job",
        "KnowledgeBaseType", "LDAPElement", "Lead", "LeadMedium", "LeadSource", "LeadType",
        "NonActualReason", "OmnichannelChatStatus", "OperatorRoutingRules", "Opportunity",
        "Order", "OrgStructureUnit", "Pricelist", "Problem", "Project", "QueueItemStatus",
        "QueuePriority", "QueueStatus", "QueueUpdateFrequency", "ReasonForLeaving", "Region",
        "RegisterMethod", "Release", "ServicePactStatus", "ServicePactType", "SocialAccount",
        "SupportLevel", "SysAdminUnitType", "SysFileContentStorage", "SysModule", "SysPackage",
        "SysSettingsFolder",
        "SysWorkspace", "TimeZone", "VwQueueItem", "VwQueueSysProcess", "VwQueueSysSchema",
        "VwSysRole", "WeekFirstDay",
    ]

    private static func plainLookups(_ names: [String]) -> [EntitySchema] {
        names.map { lookup($0) }
    }

    private static func inOrder(_ schemas: [EntitySchema]) -> [EntitySchema] {
        schemas.sorted { $0.name < $1.name }
    }
}
