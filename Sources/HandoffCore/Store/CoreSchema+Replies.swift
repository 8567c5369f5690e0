import GRDB

extension CoreSchema {
    /// What the way back from Creatio needs: the state of a case as it was last seen, files and
    /// pictures that are handed on, and calls that could not be applied.
    static func createReplies(in database: Database) throws {
        try database.alter(table: "caseLink") { table in
            table.add(column: "number", .integer).notNull().defaults(to: 1)
            table.add(column: "isOver", .boolean).notNull().defaults(to: false)
            table.add(column: "isLost", .boolean).notNull().defaults(to: false)
            table.add(column: "ownerID", .text)
            table.add(column: "remark", .text)
        }
        try database.alter(table: "session") { table in
            table.add(column: "assigneeAvatar", .text)
        }
        try database.alter(table: "message") { table in
            table.add(column: "senderAvatar", .text)
        }
        try database.create(table: "lostCase") { table in
            table.primaryKey("caseID", .text)
            table.column("sessionID", .text).notNull().indexed().references("session")
            table.column("lostAt", .integer).notNull()
        }
        try database.create(table: "replyFile") { table in
            table.primaryKey("id", .text)
            table.column("source", .text).notNull()
            table.column("recordID", .text).notNull()
            table.column("name", .text).notNull()
            table.column("createdAt", .integer).notNull()
            table.uniqueKey(["source", "recordID"])
        }
        try database.create(table: "webhookRemark") { table in
            table.primaryKey("reason", .text)
            table.column("calls", .integer).notNull()
            table.column("firstAt", .integer).notNull()
            table.column("lastAt", .integer).notNull().indexed()
        }
        try database.create(table: "caseWatch") { table in
            table.primaryKey("name", .text)
            table.column("lookedAt", .integer).notNull()
        }
    }
}
