import FakeCreatio
import HTTPTypes
import JSON
import Wire

let adaID = "aaaaaaaa-0000-4000-8000-00000000000a"

extension Bench {
    /// Three cases with the notes 1, 2 and 3: two of Ada's, one of Bob's, the last one closed.
    func addThreeCases() async throws {
        let bob = "aaaaaaaa-0000-4000-8000-00000000000b"
        _ = try await insert(
            "Contact",
            ["Id": .string(adaID), "Name": "Ada", "Email": "ada@example.com"]
        )
        _ = try await insert(
            "Contact",
            ["Id": .string(bob), "Name": "Bob", "Email": "bob@example.com"]
        )
        _ = try await insert(
            "Case",
            [
                "Id": "aaaaaaaa-0000-4000-8000-000000000001", "Subject": "Late order",
                "Notes": "1", "ContactId": .string(adaID), "ProcessingTimeUnitValue": 1,
                "ResponseDate": "2026-02-01T00:00:00Z",
            ]
        )
        _ = try await insert(
            "Case",
            [
                "Id": "aaaaaaaa-0000-4000-8000-000000000002", "Subject": "Order lost",
                "Notes": "2", "ContactId": .string(bob), "ProcessingTimeUnitValue": 2,
            ]
        )
        _ = try await insert(
            "Case",
            [
                "Id": "aaaaaaaa-0000-4000-8000-000000000003", "Subject": "O'Brien", "Notes": "3",
                "ContactId": .string(adaID), "StatusId": .string(StockCaseStatus.closed.id),
            ]
        )
    }
}
