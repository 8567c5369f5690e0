import Foundation
import JSON
import Testing
import Wire

@testable import HandoffCore

@Suite struct `The contact with an address` {
    private static func row(_ id: String, _ email: String, outOfUse: Bool = false) -> JSONValue {
        [
            "Id": .string(id), "Name": .string("Name of \(id)"), "Email": .string(email),
            "IsNonActualEmail": .bool(outOfUse),
        ]
    }

    private func find(_ email: String, among rows: [JSONValue]) throws -> ContactFinder.Match? {
        let creatio = StubCreatio { request in
            let skip = request.query?.firstMatch(of: /skip=(\d+)/).flatMap { Int($0.1) } ?? 0
            return .json(["value": .array(Array(rows.dropFirst(skip).prefix(100)))])
        }
        return try creatio.run { client, _, _ in
            try await ContactFinder(client: client).contact(email: email)
        }
    }

    @Test func `is found in whatever case its letters are, and never by a part of it`() throws {
        let rows = [Self.row("1", "xada@acme.com"), Self.row("2", "ADA@acme.com")]
        #expect(
            try find("ada@ACME.com", among: rows)
                == ContactFinder.Match(id: CreatioContactID(rawValue: "2"))
        )
        #expect(try find("da@acme.com", among: rows) == nil)
    }

    @Test func `is the oldest in use where several have it`() throws {
        let rows = [
            Self.row("1", "ada@acme.com", outOfUse: true), Self.row("2", "ada@acme.com"),
            Self.row("3", "ada@acme.com"),
        ]
        #expect(
            try find("ada@acme.com", among: rows)?.note
                == "3 contacts have this address; taken was the oldest whose address is in use, "
                + "'Name of 2'"
        )
    }

    @Test func `is the oldest of all where none is in use`() throws {
        let rows = ["1", "2"].map { Self.row($0, "ada@acme.com", outOfUse: true) }
        #expect(try find("ada@acme.com", among: rows)?.id == CreatioContactID(rawValue: "1"))
    }

    @Test func `is found behind a hundred others`() throws {
        let others = (0..<150).map { Self.row("\($0)", "x\($0)ada@acme.com") }
        let rows = others + [Self.row("her", "ada@acme.com")]
        #expect(try find("ada@acme.com", among: rows)?.id == CreatioContactID(rawValue: "her"))
    }
}
