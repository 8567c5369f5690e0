import GRDB

/// The schema of the core's database and the steps that lead to it.
///
/// A step that has been released is never edited; the next change is a new one.
enum CoreSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("conversation") { database in
            try createConversation(in: database)
        }
        migrator.registerMigration("creatio") { database in
            try createCreatio(in: database)
        }
        migrator.registerMigration("replies") { database in
            try createReplies(in: database)
        }
        migrator.registerMigration("widget") { database in
            try addWidget(in: database)
        }
        migrator.registerMigration("handoff events") { database in
            try addHandoffEvents(in: database)
        }
        migrator.registerMigration("fields, files and contacts of cases") { database in
            try createCaseDetails(in: database)
        }
        migrator.registerMigration("outbox care") { database in
            try addOutboxCare(to: database)
        }
        return migrator
    }

    /// A session may be handed off again and again, and the session view tells of each.
    private static func addHandoffEvents(in database: Database) throws {
        try database.alter(table: "message") { table in table.add(column: "handoff", .text) }
        try database.alter(table: "caseLink") { table in
            table.add(column: "lastWrittenAt", .integer)
        }
    }

    private static func createCaseDetails(in database: Database) throws {
        try database.alter(table: "caseLink") { table in
            table.add(column: "contactNote", .text)
        }
        try database.create(table: "caseField") { table in
            table.column("sessionID", .text).notNull().references("session")
            table.column("name", .text).notNull()
            table.column("title", .text).notNull()
            table.column("reason", .text)
            table.primaryKey(["sessionID", "name"])
        }
        try database.create(table: "caseFile") { table in
            table.primaryKey("id", .text)
            table.column("sessionID", .text).notNull().indexed().references("session")
            table.column("name", .text).notNull()
            table.column("failure", .text)
        }
    }

    private static func createConversation(in database: Database) throws {
        try database.create(table: "contact") { table in
            table.primaryKey("id", .text)
            table.column("email", .text)
            table.column("emailKey", .text)
            table.column("name", .text)
            table.column("isVerified", .boolean).notNull()
            table.column("customData", .text).notNull()
            table.column("createdAt", .integer).notNull()
            table.uniqueKey(["emailKey", "isVerified"])
        }
        try database.create(table: "session") { table in
            table.primaryKey("id", .text)
            table.column("ticketNumber", .integer).notNull().unique()
            table.column("contactID", .text).notNull().indexed().references("contact")
            table.column("externalID", .text).indexed()
            table.column("attributes", .text).notNull()
            table.column("createdAt", .integer).notNull()
            table.column("updatedAt", .integer).notNull()
            table.column("isOpened", .boolean).notNull()
            table.column("assigneeKind", .text).notNull()
            table.column("assigneeName", .text)
            table.column("handoff", .text)
            table.column("handoffCount", .integer).notNull()
            table.column("lastMessage", .text)
        }
        try database.create(table: "message") { table in
            table.autoIncrementedPrimaryKey("sequence")
            table.column("sessionID", .text).notNull().indexed().references("session")
            table.column("publicID", .text).notNull()
            table.column("type", .text).notNull()
            table.column("senderKind", .text).notNull()
            table.column("senderName", .text)
            table.column("text", .text)
            table.column("attachments", .text).notNull()
            table.column("actionCalls", .text).notNull()
            table.column("reasoning", .text)
            table.column("sentAt", .integer).notNull()
            table.uniqueKey(["sessionID", "publicID"])
        }
        try database.create(table: "file") { table in
            table.primaryKey("id", .text)
            table.column("name", .text).notNull()
            table.column("type", .text).notNull()
            table.column("bytes", .blob).notNull()
            table.column("createdAt", .integer).notNull()
        }
    }

    private static func addOutboxCare(to database: Database) throws {
        try database.alter(table: "outboxEntry") { table in
            table.add(column: "decidedAt", .integer).notNull().defaults(to: 0)
        }
        // Nothing was due before it was decided, and most of what waits was never postponed.
        try database.execute(sql: "UPDATE outboxEntry SET decidedAt = dueAt")
        try database.create(table: "droppedEntry") { table in
            table.primaryKey("sequence", .integer)
            table.column("sessionID", .text).notNull().indexed().references("session")
            table.column("caseID", .text)
            table.column("intent", .text).notNull()
            table.column("failure", .text)
            table.column("droppedAt", .integer).notNull()
        }
    }

    private static func createCreatio(in database: Database) throws {
        try database.create(table: "integration") { table in
            table.primaryKey("name", .text)
            table.column("settings", .text).notNull()
            table.column("savedAt", .integer).notNull()
        }
        try database.create(table: "caseLink") { table in
            table.primaryKey("sessionID", .text).references("session")
            table.column("caseID", .text).notNull().unique()
            table.column("isCreated", .boolean).notNull()
            table.column("contactID", .text)
        }
        // Written together with the intent to write the activity, so that an echo is known even
        // when it arrives before Creatio's answer.
        try database.create(table: "writtenActivity") { table in
            table.primaryKey("activityID", .text)
            table.column("sessionID", .text).notNull().indexed().references("session")
        }
        try database.create(table: "outboxEntry") { table in
            table.autoIncrementedPrimaryKey("sequence")
            table.column("sessionID", .text).notNull().indexed().references("session")
            table.column("intent", .text).notNull()
            table.column("attempts", .integer).notNull()
            table.column("dueAt", .integer).notNull()
            table.column("failure", .text)
            table.column("isParked", .boolean).notNull()
        }
        try database.create(table: "inboxEvent") { table in
            table.autoIncrementedPrimaryKey("sequence")
            table.column("key", .text).notNull().unique()
            table.column("kind", .text).notNull()
            table.column("caseID", .text).notNull().indexed()
            table.column("activityID", .text)
            table.column("receivedAt", .integer).notNull()
            table.column("deliveries", .integer).notNull()
            table.column("attempts", .integer).notNull()
            table.column("dueAt", .integer).notNull()
            table.column("failure", .text)
            table.column("outcome", .text)
        }
        try database.create(table: "seenActivity") { table in
            table.primaryKey("activityID", .text)
            table.column("sessionID", .text).notNull().indexed().references("session")
            table.column("outcome", .text).notNull()
        }
    }

    /// What the widget API keeps beyond messages: profiles, checkpoints, ratings, votes.
    private static func addWidget(in database: Database) throws {
        try database.alter(table: "contact") { table in
            table.add(column: "phone", .text)
            table.add(column: "language", .text)
            table.add(column: "avatarURL", .text)
            table.add(column: "chatContext", .text)
            table.add(column: "actionOverrides", .text)
        }
        try database.alter(table: "session") { table in
            table.add(column: "checkpoint", .text)
        }
        try database.alter(table: "message") { table in
            table.add(column: "payload", .text)
            table.add(column: "customData", .text)
        }
        try database.create(table: "vote") { table in
            table.column("sessionID", .text).notNull().references("session")
            table.column("messageID", .text).notNull()
            table.column("action", .text).notNull()
            table.column("votedAt", .integer).notNull()
            table.primaryKey(["sessionID", "messageID"])
        }
    }
}
