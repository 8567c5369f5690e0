import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Testing
import Wire

private let id = "aaaaaaaa-0000-4000-8000-000000000001"

@Suite struct `A case over OData` {
    @Test func `an insert echoes the whole row with its defaults`() throws {
        let response = try Bench.run { bench in
            try await bench.odata(
                .post,
                "Case",
                ["Id": .string(id.uppercased()), "Subject": "Order 1042 is late"]
            )
        }
        let zero = "00000000-0000-0000-0000-000000000000"
        #expect(response.status == .created)
        #expect(
            response.headers[.location] == "https://acme.creatio.com/0/odata/Case(\(id))"
        )
        #expect(
            response.headers[.contentType] == "application/json; odata.metadata=minimal"
        )
        #expect(
            response.text == """
                {"@odata.context":"https://acme.creatio.com/0/odata/$metadata#Case/$entity",\
                "Id":"\(id)",\
                "CreatedOn":"2026-01-05T09:00:00.0000009Z",\
                "CreatedById":"410006e1-ca4e-4502-a9ec-e54d922d2c00",\
                "ModifiedOn":"2026-01-05T09:00:00.0000009Z",\
                "ModifiedById":"410006e1-ca4e-4502-a9ec-e54d922d2c00",\
                "ProcessListeners":0,"Number":"SR00000001",\
                "RegisteredOn":"2026-01-05T09:00:00.0000009Z",\
                "Subject":"Order 1042 is late","Symptoms":"Order 1042 is late",\
                "OwnerId":"\(zero)","ResponseDate":"0001-01-01T00:00:00Z",\
                "SolutionDate":"0001-01-01T00:00:00Z",\
                "StatusId":"ae5f2f10-f46b-1410-fd9a-0050ba5d6c38","Notes":"",\
                "PriorityId":"d9bd322c-f46b-1410-ee8c-0050ba5d6c38",\
                "OriginId":"5e5e202a-f46b-1410-3692-0050ba5d6c38",\
                "AccountId":"\(zero)","ContactId":"\(zero)","GroupId":"\(zero)",\
                "RespondedOn":"0001-01-01T00:00:00Z",\
                "SolutionProvidedOn":"0001-01-01T00:00:00Z",\
                "ClosureDate":"0001-01-01T00:00:00Z","ClosureCodeId":"\(zero)","Solution":"",\
                "SatisfactionLevelId":"\(zero)","CategoryId":"\(zero)",\
                "ResponseOverdue":false,"SolutionOverdue":false,"SatisfactionLevelComment":"",\
                "SolutionRemains":0,"ServiceItemId":"\(zero)",\
                "SupportLevelId":"ff7f2f92-f36b-1410-3d9c-0050ba5d6c38",\
                "SolvedOnSupportLevelId":"\(zero)","ParentCaseId":"\(zero)",\
                "ServiceCategoryId":"\(zero)",\
                "FirstSolutionProvidedOn":"0001-01-01T00:00:00Z","HolderId":"\(zero)",\
                "ProcessingTimeUnitId":"\(zero)","ProcessingTimeUnitValue":0,"ParentActivityId":"\(zero)"}
                """
        )
    }

    @Test func `a read has the digits of the database`() throws {
        let row = try Bench.run { bench in
            try await bench.environment.clock.sleep(for: .microseconds(1_230_400))
            let id = try await bench.insert("Case", ["Subject": "x"])
            return try await bench.read("Case(\(id))?$select=CreatedOn,SolutionRemains")
        }
        #expect(
            row.description == """
                {"@odata.context":"https://acme.creatio.com/0/odata/$metadata\
                #Case(CreatedOn,SolutionRemains)/$entity",\
                "CreatedOn":"2026-01-05T09:00:01.2304Z","SolutionRemains":0.0}
                """
        )
    }

    @Test func `numbers are given in order, a number of one's own is kept`() throws {
        let numbers = try Bench.run { bench in
            _ = try await bench.insert("Case", ["Subject": "a"])
            _ = try await bench.insert("Case", ["Number": "SR00000045"])
            _ = try await bench.insert("Case", ["Subject": "c"])
            return try await bench.read("Case?$select=Number")["value"]
        }
        #expect(
            numbers == [
                ["Number": "SR00000001"], ["Number": "SR00000045"], ["Number": "SR00000002"],
            ]
        )
    }

    @Test func `an update answers without a body and refreshes the journal`() throws {
        let (response, row) = try Bench.run { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            try await bench.environment.clock.sleep(for: .seconds(60))
            let response = try await bench.odata(.patch, "Case/\(id)", ["Notes": "seen"])
            let row = try await bench.read("Case(\(id))?$select=CreatedOn,ModifiedOn,Notes")
            return (response, row)
        }
        #expect(response.summary == "204 ")
        #expect(row["CreatedOn"] == "2026-01-05T09:00:00Z")
        #expect(row["ModifiedOn"] == "2026-01-05T09:01:00Z")
        #expect(row["Notes"] == "seen")
    }

    @Test(arguments: [
        (JSONValue.string(CellValue.zeroGUID), StockContact.supervisor.id),
        (.null, CellValue.zeroGUID),
    ])
    func `a lookup is cleared by null and kept by the zero GUID`(
        value: JSONValue,
        owner: String
    ) throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert(
                "Case",
                ["OwnerId": .string(StockContact.supervisor.id)]
            )
            _ = try await bench.odata(.patch, "Case(\(id))", ["OwnerId": value])
            return try await bench.read("Case(\(id))")
        }
        #expect(row["OwnerId"] == .string(owner))
    }

    @Test func `the name of a lookup without Id is passed over`() throws {
        let owner = try Bench.run { bench in
            let id = try await bench.insert(
                "Case",
                ["Owner": .string(StockContact.supervisor.id), "Owner@odata.type": "#Contact"]
            )
            return try await bench.read("Case(\(id))")["OwnerId"]
        }
        #expect(owner == .string(CellValue.zeroGUID))
    }

    @Test func `a deleted case is gone`() throws {
        let summaries = try Bench.run { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            return [
                try await bench.odata(.delete, "Case(\(id))"),
                try await bench.odata(.get, "Case(\(id))"),
                try await bench.odata(.patch, "Case(\(id))", ["Notes": "x"]),
                try await bench.odata(.delete, "Case(\(id))"),
            ].map(\.summary)
        }
        #expect(summaries == ["204 ", "404 ", "404 ", "404 "])
    }
}

@Suite struct `The stages of a case` {
    @Test func `each change of status leaves its dates`() throws {
        let trace = try Bench.run { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            return [
                try await bench.datesAMinuteLater(.inProgress, id),
                try await bench.datesAMinuteLater(.resolved, id),
                try await bench.datesAMinuteLater(.reopened, id),
                try await bench.datesAMinuteLater(.closed, id),
            ]
        }
        #expect(
            trace == [
                "inProgress: 09:01 - - -", "resolved: 09:01 09:02 09:02 -",
                "reopened: 09:01 09:02 - -", "closed: 09:01 09:02 09:04 09:04",
            ]
        )
    }

    @Test(arguments: [
        ("2026-01-06T00:00:00Z", CellValue.zeroDate),
        ("2026-01-04T00:00:00Z", "2026-01-04T00:00:00Z"),
    ])
    func `a paused case loses a due date that is not past`(due: String, kept: String) throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert("Case", ["SolutionDate": .string(due)])
            let status = JSONValue.string(StockCaseStatus.waitingForResponse.id)
            _ = try await bench.odata(.patch, "Case(\(id))", ["StatusId": status])
            return try await bench.read("Case(\(id))")
        }
        #expect(row["SolutionDate"] == .string(kept))
    }
}

extension Bench {
    /// Waits a minute, gives the case the status, and tells its four dates.
    fileprivate func datesAMinuteLater(
        _ status: StockCaseStatus,
        _ id: String
    ) async throws -> String {
        try await environment.clock.sleep(for: .seconds(60))
        _ = try await odata(.patch, "Case(\(id))", ["StatusId": .string(status.id)])
        let row = try await read("Case(\(id))")
        let dates = [
            "RespondedOn", "FirstSolutionProvidedOn", "SolutionProvidedOn", "ClosureDate",
        ].map { name in
            let text = row[name]?.text ?? ""
            return text == CellValue.zeroDate ? "-" : String(text.dropFirst(11).prefix(5))
        }
        return "\(status): " + dates.joined(separator: " ")
    }
}
