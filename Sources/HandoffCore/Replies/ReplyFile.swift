import GRDB
import WidgetProtocol
import Wire

/// A file of Creatio that visitors may fetch: one that hangs on a delivered reply, or the picture
/// of its author.
struct ReplyFile: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "replyFile"

    /// The object whose stream `Data` holds the bytes.
    enum Source: String, Codable, Sendable, DatabaseValueConvertible {
        case activityFile = "ActivityFile"
        case image = "SysImage"
    }

    /// Random, so that nobody can guess the address of a file that was not shown to them.
    var id: FileID
    var source: Source
    var recordID: String
    var name: String
    var createdAt: Timestamp
}

extension ReplyFile {
    /// A file as it was found in Creatio, with the address that it gets if it is shown.
    struct Offer: Sendable, Equatable {
        /// Used where the file has none yet.
        var newID: String
        var source: Source
        var recordID: String
        var name: String
        /// Bytes.
        var size: Int
        /// Where the core is reached, without a slash at the end.
        var publicURL: String

        /// The address under which the file is fetched; a file that was shown before keeps its
        /// own.
        func address(now: Timestamp, in database: Database) throws -> String {
            try publicURL + ReplyFileRoutes.path + file(now: now, in: database).id.rawValue
        }

        /// The file as it hangs on a message.
        func attachment(now: Timestamp, in database: Database) throws -> Attachment {
            let file = try file(now: now, in: database)
            return Attachment(
                id: file.id.rawValue,
                name: name,
                size: size,
                type: FileType(name: name).mediaType,
                url: publicURL + ReplyFileRoutes.path + file.id.rawValue
            )
        }

        private func file(now: Timestamp, in database: Database) throws -> ReplyFile {
            let known =
                try ReplyFile
                .filter(Column("source") == source && Column("recordID") == recordID)
                .fetchOne(database)
            if let known { return known }
            let file = ReplyFile(
                id: FileID(rawValue: newID),
                source: source,
                recordID: recordID,
                name: name,
                createdAt: now
            )
            try file.insert(database)
            return file
        }
    }
}

extension CoreStore {
    func replyFile(_ id: FileID) throws -> ReplyFile? {
        try read { try ReplyFile.fetchOne($0, key: id) }
    }
}
