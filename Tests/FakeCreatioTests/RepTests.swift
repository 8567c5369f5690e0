import FakeCreatio
import JSON
import Testing

@Suite struct `A rep` {
    @Test(arguments: [Rep.ReplyKind.task, .email])
    func `replies with an activity of the kind`(kind: Rep.ReplyKind) throws {
        let values = try Bench.run { bench in
            let (rep, caseID) = try await bench.repWithCase()
            let id = try await rep.reply(to: caseID, "It ships today.", as: kind)
            let paths = [
                "Type", "ActivityCategory", "Author", "Owner", "CreatedBy", "Case.Id", "Title",
                "DetailedResult", "Body", "Status",
            ]
            return try await bench.values(at: paths, of: id, in: "Activity") == [
                kind == .task ? "Task" : "Email", kind == .task ? "To do" : "Email", "Dana Rep",
                "Dana Rep", "Dana Rep", .string(caseID), "Answer to the customer",
                kind == .task ? "It ships today." : "", kind == .task ? "" : "It ships today.",
                "Completed",
            ]
        }
        #expect(values)
    }

    @Test func `writes a long reply whole, and nothing of it into the title`() throws {
        let (title, result) = try Bench.run { bench in
            let (rep, caseID) = try await bench.repWithCase()
            let id = try await rep.reply(to: caseID, String(repeating: "é", count: 600))
            let row = try #require(await bench.instance.row(id, of: "Activity"))
            return (row["Title"]?.text, row["DetailedResult"]?.text)
        }
        #expect(title == "Answer to the customer")
        #expect(result == String(repeating: "é", count: 600))
    }

    @Test func `writes an internal note as a call`() throws {
        let values = try Bench.run { bench in
            let (rep, caseID) = try await bench.repWithCase()
            let id = try await rep.addInternalNote(to: caseID, "A difficult customer")
            return try await bench.values(
                at: ["Type", "DetailedResult", "Author"],
                of: id,
                in: "Activity"
            )
        }
        #expect(values == ["Call", "A difficult customer", "Dana Rep"])
    }

    @Test func `changes the status and who is responsible`() throws {
        let values = try Bench.run { bench in
            let (rep, caseID) = try await bench.repWithCase()
            try await bench.instance.seed("Contact", ["Name": "Eve Rep"])
            try await bench.instance.seed(
                "SysAdminUnit",
                ["Name": "Second line", "SysAdminUnitTypeValue": 6]
            )
            var statuses = [try await bench.values(at: ["Status"], of: caseID, in: "Case")]
            try await rep.resolve(caseID)
            statuses.append(try await bench.values(at: ["Status"], of: caseID, in: "Case"))
            try await rep.reopen(caseID)
            statuses.append(try await bench.values(at: ["Status"], of: caseID, in: "Case"))
            try await rep.close(caseID)
            statuses.append(try await bench.values(at: ["Status"], of: caseID, in: "Case"))
            try await rep.setStatus(of: caseID, to: "In progress")
            try await rep.assign(caseID, toOwner: "Eve Rep")
            try await rep.assign(caseID, toGroup: "Second line")
            try await rep.edit(caseID, ["Notes": "Mind the gap"])
            let rest = ["Status", "Owner", "Group", "Notes", "ModifiedBy"]
            return statuses + [try await bench.values(at: rest, of: caseID, in: "Case")]
        }
        #expect(
            values == [
                ["New"], ["Resolved"], ["Reopened"], ["Closed"],
                ["In progress", "Eve Rep", "Second line", "Mind the gap", "Dana Rep"],
            ]
        )
    }

    @Test(arguments: [
        ("rep", "this Creatio has no 'Contact' 'Nobody'"),
        ("status", "this Creatio has no 'CaseStatus' 'Nowhere'"),
        ("owner", "this Creatio has no 'Contact' 'Nobody'"),
        ("group", "this Creatio has no 'SysAdminUnit' 'Nobody'"),
        ("case", "this Creatio has no 'Case' 'no case'"),
        (
            "reply",
            "'CaseId' of 'Activity' is 'aaaaaaaa-0000-4000-8000-000000000009', but no 'Case' has"
                + " this id"
        ),
        (
            "edit",
            "item : The property 'Nope' does not exist on type 'Terrasoft.Configuration.OData"
                + ".Case'. Make sure to only use property names that are defined by the type."
        ),
    ])
    func `is told what is missing`(deed: String, description: String) throws {
        let error = #expect(throws: InstanceError.self) {
            try Bench.run { try await $0.fail(at: deed) }
        }
        #expect(error?.description == description)
    }
}

@Suite struct `Rows without HTTP` {
    @Test func `come in the order of their insertion, found by a lookup's scalar`() throws {
        let texts = try Bench.run { bench in
            let (rep, caseID) = try await bench.repWithCase()
            try await rep.reply(to: caseID, "b")
            try await bench.instance.seed("Activity", ["Title": "other"])
            try await rep.reply(to: caseID, "a")
            return try await bench.instance.rows(
                of: "Activity",
                where: "CaseId",
                equals: .string(caseID)
            ).map { $0["DetailedResult"]?.text }
        }
        #expect(texts == ["b", "a"])
    }

    @Test func `are found by an empty lookup`() throws {
        let count = try Bench.run { bench in
            try await bench.instance.seed("Activity", ["Title": "x"])
            return try await bench.instance.rows(
                of: "Activity",
                where: "CaseId",
                equals: .string(CellValue.zeroGUID)
            ).count
        }
        #expect(count == 1)
    }

    @Test(arguments: [
        ("Cases", "Id", "this Creatio has no object 'Cases'"),
        ("Case", "Nope", "object 'Case' of this Creatio has no column 'Nope'"),
    ])
    func `of unknown names are refused`(
        object: String,
        property: String,
        description: String
    ) throws {
        let error = #expect(throws: InstanceError.self) {
            try Bench.run { bench in
                try await bench.instance.rows(of: object, where: property, equals: "x")
            }
        }
        #expect(error?.description == description)
    }
}

extension Bench {
    /// A rep named Dana Rep, and a case.
    fileprivate func repWithCase() async throws -> (Rep, caseID: String) {
        try await instance.seed("Contact", ["Name": "Dana Rep", "Email": "dana@example.com"])
        let caseID = try await instance.seed("Case", ["Subject": "Order 1042 is late"])
        return (try await instance.rep("Dana Rep"), caseID)
    }

    fileprivate func values(
        at paths: [String],
        of id: String,
        in object: String
    ) async throws -> [JSONValue] {
        var values: [JSONValue] = []
        for path in paths {
            values.append(try await instance.value(at: path, of: id, in: object))
        }
        return values
    }

    fileprivate func fail(at deed: String) async throws {
        let (rep, caseID) = try await repWithCase()
        switch deed {
        case "rep": _ = try await instance.rep("Nobody")
        case "status": try await rep.setStatus(of: caseID, to: "Nowhere")
        case "owner": try await rep.assign(caseID, toOwner: "Nobody")
        case "group": try await rep.assign(caseID, toGroup: "Nobody")
        case "case": try await rep.resolve("no case")
        case "reply": try await rep.reply(to: "aaaaaaaa-0000-4000-8000-000000000009", "x")
        default: try await rep.edit(caseID, ["Nope": 1])
        }
    }
}
