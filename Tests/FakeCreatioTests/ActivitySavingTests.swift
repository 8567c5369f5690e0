import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

private let bobID = "aaaaaaaa-0000-4000-8000-00000000000b"
private let caseID = "aaaaaaaa-0000-4000-8000-000000000001"

@Suite struct `The dates of an activity` {
    @Test func `an empty start is made up, in steps of five minutes`() throws {
        let row = try Bench.run { bench in
            try await bench.environment.clock.sleep(for: .seconds(13 * 60))
            let id = try await bench.insert("Activity", ["Title": "x", "StartDate": nil])
            return try await bench.read("Activity(\(id))")
        }
        #expect(row["StartDate"] == "2026-01-05T09:15:00Z")
        #expect(row["DueDate"] == "2026-01-05T09:45:00Z")
        #expect(row["DurationInMnutesAndHours"] == "0 h 30 min")
    }

    @Test func `a reminder moves with the start, unless it is moved itself`() throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert(
                "Activity",
                [
                    "Title": "x", "StartDate": "2026-01-06T09:00:00Z",
                    "RemindToOwnerDate": "2026-01-06T08:50:00Z",
                    "RemindToAuthorDate": "2026-01-06T08:00:00Z",
                ]
            )
            _ = try await bench.odata(
                .patch,
                "Activity(\(id))",
                [
                    "StartDate": "2026-01-07T10:00:00Z",
                    "RemindToAuthorDate": "2026-01-06T07:00:00Z",
                ]
            )
            return try await bench.read("Activity(\(id))")
        }
        #expect(row["RemindToOwnerDate"] == "2026-01-07T09:50:00Z")
        #expect(row["RemindToAuthorDate"] == "2026-01-06T07:00:00Z")
    }
}

@Suite struct `The participants of an activity` {
    @Test func `are its owner and its contact`() throws {
        let participants = try Bench.run { bench in
            try await bench.seedPeople()
            let id = try await bench.insert(
                "Activity",
                ["Title": "x", "OwnerId": .string(adaID), "ContactId": .string(bobID)]
            )
            return try await bench.participants(of: id)
        }
        #expect(participants == ["Ada: Responsible", "Bob: Participant"])
    }

    @Test func `gain the new owner and lose nobody`() throws {
        let participants = try Bench.run { bench in
            try await bench.seedPeople()
            let id = try await bench.insert("Activity", ["Title": "x", "OwnerId": .string(adaID)])
            _ = try await bench.odata(.patch, "Activity(\(id))", ["OwnerId": .string(bobID)])
            _ = try await bench.odata(.patch, "Activity(\(id))", ["OwnerId": .string(adaID)])
            return try await bench.participants(of: id)
        }
        #expect(participants == ["Ada: Responsible", "Bob: Responsible"])
    }

    @Test func `of an e-mail are the contacts behind its addresses`() throws {
        let participants = try Bench.run { bench in
            try await bench.seedPeople()
            let id = try await bench.email([
                "Sender": "Ada <ADA@example.com>", "Recepient": "bob@example.com; nobody@x.org",
                "CopyRecepient": "ada@example.com", "OwnerId": .string(bobID),
            ])
            return try await bench.participants(of: id)
        }
        #expect(participants == ["Ada: From", "Bob: To"])
    }

    @Test func `go with it`() throws {
        let (response, count) = try Bench.run { bench in
            let id = try await bench.insert("Activity", ["Title": "x"])
            let response = try await bench.odata(.delete, "Activity(\(id))")
            return (response, try await bench.instance.rows(of: "ActivityParticipant").count)
        }
        #expect(response.summary == "204 ")
        #expect(count == 0)
    }
}

@Suite struct `An e-mail` {
    @Test func `is not sent by saving it, and has a preview`() throws {
        let row = try Bench.run { bench in
            let id = try await bench.email(["Body": "<p>Hello\n <b>Ada</b> &amp; all</p>"])
            return try await bench.read("Activity(\(id))")
        }
        #expect(row["EmailSendStatusId"]?.text == StockEmailSendStatus.notSent.id)
        #expect(row["Preview"] == "Hello Ada &amp; all")
        #expect(row["MailHash"]?.text?.count == 32)
        #expect(row["IsNeedProcess"] == false)
    }

    @Test func `has a preview that fits its column`() throws {
        let row = try Bench.run { bench in
            let body = JSONValue.string(String(repeating: "e\u{301}x", count: 300))
            let id = try await bench.email(["Body": body])
            return try await bench.read("Activity(\(id))")
        }
        #expect(row["Preview"]?.text?.unicodeScalars.count == 250)
    }

    @Test(arguments: [StockCaseStatus.waitingForResponse, .resolved])
    func `of the customer reopens a case, without its owner`(status: StockCaseStatus) throws {
        let (row, email) = try Bench.run { bench in
            try await bench.seedCase(status)
            let id = try await bench.incomingEmail()
            return (
                try await bench.read("Case(\(caseID))"), try await bench.read("Activity(\(id))")
            )
        }
        #expect(row["StatusId"]?.text == StockCaseStatus.reopened.id)
        #expect(row["OwnerId"]?.text == CellValue.zeroGUID)
        #expect(email["IsNeedProcess"] == true)
    }

    @Test(arguments: [StockCaseStatus.new, .inProgress, .reopened])
    func `of the customer leaves an open case alone`(status: StockCaseStatus) throws {
        let row = try Bench.run { bench in
            try await bench.seedCase(status)
            _ = try await bench.incomingEmail()
            return try await bench.read("Case(\(caseID))")
        }
        #expect(row["StatusId"]?.text == status.id)
        #expect(row["OwnerId"]?.text == StockContact.supervisor.id)
    }

    @Test func `of the customer on a closed case makes a new one`() throws {
        let (cases, email, history) = try Bench.run { bench in
            try await bench.seedCase(.closed)
            let id = try await bench.incomingEmail()
            return (
                try await bench.instance.rows(of: "Case"), try await bench.read("Activity(\(id))"),
                try await bench.instance.rows(of: "CaseMessageHistory")
            )
        }
        #expect(cases.map { $0["Subject"] } == ["x", "It broke again"])
        #expect(cases[1]["ParentCaseId"]?.text == caseID)
        #expect(cases[1]["OriginId"]?.text == StockCaseOrigin.email.id)
        #expect(email["CaseId"] == cases[1]["Id"])
        #expect(history.map { $0["CaseId"] } == [cases[1]["Id"]])
    }
}

@Suite struct `The messages of a case` {
    private static let caseSchema = JSONValue.string("117d32f9-8275-4534-8411-1c66115ce9cd")

    @Test func `are kept whatever channel they came by`() throws {
        let messages = try Bench.run { bench in
            try await bench.seedCase(.new)
            _ = try await bench.email(["Body": "by e-mail", "CaseId": .string(caseID)])
            _ = try await bench.insert("Activity", ["Title": "task", "CaseId": .string(caseID)])
            let body: JSONValue = [
                "EntitySchemaUId": Self.caseSchema, "EntityId": .string(caseID),
                "Message": "by feed",
            ]
            _ = try await bench.insert("SocialMessage", body)
            _ = try await bench.insert(
                "PortalMessage",
                body.merging(["Message": "by portal"])
            )
            _ = try await bench.insert(
                "SocialMessage",
                ["EntitySchemaUId": "16be3651-8fe2-4159-8dd0-a803d4683dd3", "Message": "contact"]
            )
            return try await bench.read(
                "CaseMessageHistory?$expand=MessageNotifier&$filter=Case/Id%20eq%20\(caseID)"
            )["value"]?.elements
        }
        #expect(
            messages?.map {
                "\($0["Message"]?.text ?? ""): \($0["MessageNotifier"]?["Name"]?.text ?? "-")"
            } == ["by e-mail: -", "by feed: Social", "by portal: Portal"]
        )
    }
}

extension JSONValue {
    fileprivate func merging(_ other: JSONValue) -> JSONValue {
        let kept = (members ?? []).filter { other[$0.name] == nil }.map { ($0.name, $0.value) }
        return JSONValue(members: kept + (other.members ?? []).map { ($0.name, $0.value) })
    }
}

extension Bench {
    fileprivate func seedPeople() async throws {
        try await instance.seed(
            "Contact",
            ["Id": .string(adaID), "Name": "Ada", "Email": "ada@example.com"]
        )
        try await instance.seed(
            "Contact",
            ["Id": .string(bobID), "Name": "Bob", "Email": "bob@example.com"]
        )
    }

    fileprivate func seedCase(_ status: StockCaseStatus) async throws {
        try await instance.seed(
            "Case",
            [
                "Id": .string(caseID), "Subject": "x", "StatusId": .string(status.id),
                "OwnerId": .string(StockContact.supervisor.id),
            ]
        )
    }

    /// Inserts an e-mail and returns its id.
    fileprivate func email(_ values: JSONValue) async throws -> String {
        try await insert(
            "Activity",
            values.merging([
                "Title": "It broke again", "TypeId": .string(StockActivityType.email.id),
            ])
        )
    }

    fileprivate func incomingEmail() async throws -> String {
        try await email([
            "CaseId": .string(caseID), "MessageTypeId": .string(StockEmailType.incoming.id),
            "Body": "Help!",
        ])
    }

    /// Who takes part in an activity, and as what.
    fileprivate func participants(of activity: String) async throws -> [String] {
        let rows = try await read(
            "ActivityParticipant?$expand=Participant($select=Name),Role($select=Name)"
                + "&$filter=Activity/Id%20eq%20\(activity)"
        )["value"]?.elements
        return (rows ?? []).map {
            "\($0["Participant"]?["Name"]?.text ?? ""): \($0["Role"]?["Name"]?.text ?? "")"
        }
    }
}
