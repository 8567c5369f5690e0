import Foundation
import GRDB
import Testing

@testable import HandoffCore

@Suite struct `Core database` {
    @Test func `of a newer core is refused rather than misread`() throws {
        let file = TemporaryFile()
        _ = try CoreDatabase(path: file.path)
        let queue = try DatabaseQueue(path: file.path)
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO grdb_migrations (identifier) VALUES ('from the future')"
            )
        }
        #expect(throws: CoreStoreError.newerSchema(path: file.path)) {
            try CoreDatabase(path: file.path)
        }
    }

    @Test func `that is another kind of file is told to be damaged`() throws {
        let file = TemporaryFile()
        let text = String(repeating: "This is a letter and no database. ", count: 200)
        try text.write(toFile: file.path, atomically: true, encoding: .utf8)
        #expect(
            throws: CoreStoreError.damaged(path: file.path, reason: "file is not a database")
        ) {
            try CoreDatabase(path: file.path)
        }
    }

    @Test func `whose pages are overwritten is told to be damaged`() throws {
        let file = TemporaryFile()
        let queue = try CoreDatabase(path: file.path).queue
        _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try queue.close()
        let handle = try #require(FileHandle(forWritingAtPath: file.path))
        try handle.seek(toOffset: 100)
        try handle.write(contentsOf: Data(repeating: 0xff, count: 8_000))
        try handle.close()
        let error = #expect(throws: CoreStoreError.self) { try CoreDatabase(path: file.path) }
        #expect(error?.description.contains("damaged one (") == true)
    }

    @Test func `that another process keeps to itself is told to be locked`() throws {
        let file = TemporaryFile()
        _ = try CoreDatabase(path: file.path)
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
        }
        let other = try DatabaseQueue(path: file.path, configuration: configuration)
        try other.write { try $0.execute(sql: "DELETE FROM integration") }
        #expect(throws: CoreStoreError.locked(path: file.path)) {
            try CoreDatabase(path: file.path, patienceSeconds: 0)
        }
        try other.close()
    }

    @Test func `in a folder that is not there cannot be opened`() {
        let path = "/nowhere/at/all/core.sqlite"
        #expect(throws: CoreStoreError.unopenable(path: path)) { try CoreDatabase(path: path) }
    }

    @Test func `loses no commit to a crash or to a loss of power`() throws {
        let file = TemporaryFile()
        let queue = try CoreDatabase(path: file.path).queue
        let modes = try queue.read { database in
            [
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try String.fetchOne(database, sql: "PRAGMA synchronous"),
            ]
        }
        #expect(modes == ["wal", "2"])
    }
}
