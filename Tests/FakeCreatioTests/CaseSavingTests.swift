import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `The life of a case` {
    @Test func `is kept in rows, each with the length of its stretch`() throws {
        let stretches = try Bench.run { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            try await bench.environment.clock.sleep(for: .seconds(90 * 60))
            try await bench.patchCase(id, ["StatusId": .string(StockCaseStatus.inProgress.id)])
            try await bench.patchCase(id, ["Notes": "no new stretch"])
            try await bench.environment.clock.sleep(for: .seconds(24 * 3600))
            try await bench.patchCase(id, ["OwnerId": .string(StockContact.supervisor.id)])
            return try await bench.instance.rows(
                of: "CaseLifecycle",
                where: "CaseId",
                equals: .string(id)
            )
        }
        #expect(
            stretches.map { row in
                [
                    "StartDate", "EndDate", "StateDurationInMinutes", "StateDurationInHours",
                    "StateDurationInDays",
                ].map { row[$0]?.description ?? "" }.joined(separator: " ")
            } == [
                #""2026-01-05T09:00:00Z" "2026-01-05T10:30:00Z" 90 1.5 0.06"#,
                #""2026-01-05T10:30:00Z" "2026-01-06T10:30:00Z" 1440 24.0 1.00"#,
                #""2026-01-06T10:30:00Z" "0001-01-01T00:00:00Z" 0 0.0 0.00"#,
            ]
        )
        let statuses: [StockCaseStatus] = [.new, .inProgress, .inProgress]
        #expect(stretches.map { $0["StatusId"]?.text } == statuses.map(\.id))
        #expect(stretches.map { $0["OwnerId"]?.text }.last == StockContact.supervisor.id)
    }

    @Test(arguments: [(false, "204", 0), (true, "500", 1)])
    func `ends with the case, or keeps it`(keeps: Bool, status: String, left: Int) throws {
        let (response, rows) = try Bench.run {
            $0.profile.lifecycleKeepsCase = keeps
        } _: { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            let response = try await bench.odata(.delete, "Case(\(id))")
            return (response, try await bench.instance.rows(of: "CaseLifecycle").count)
        }
        #expect(response.summary.hasPrefix(status))
        #expect(response.text.contains(#"on table \"CaseLifecycle\""#) == keeps)
        #expect(rows == left)
    }
}

@Suite struct `The end of a case` {
    private static let spam = JSONValue.string(StockClosureCode.spam.id)

    @Test(arguments: [(true, StockClosureCode.solved.id), (false, CellValue.zeroGUID)])
    func `has the closure code of the setting`(isCommon: Bool, code: String) throws {
        let row = try Bench.run {
            $0.profile.hasCommonClosureCode = isCommon
        } _: { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            try await bench.patchCase(id, ["StatusId": .string(StockCaseStatus.closed.id)])
            return try await bench.read("Case(\(id))")
        }
        #expect(row["ClosureCodeId"]?.text == code)
    }

    @Test func `has the closure code of its status first`() throws {
        let row = try Bench.run { bench in
            let status = StockCaseStatus.canceled.id
            _ = try await bench.odata(
                .patch,
                "CaseStatus(\(status))",
                ["ClosureCodeId": Self.spam]
            )
            let id = try await bench.insert("Case", ["Subject": "x"])
            try await bench.patchCase(id, ["StatusId": .string(status)])
            return try await bench.read("Case(\(id))")
        }
        #expect(row["ClosureCodeId"] == Self.spam)
    }

    private static let raters = [SystemOperation.changeSatisfactionLevel: Set(["Raters"])]

    @Test(
        arguments: [
            (Set(["System administrators"]), [:], 204, StockCaseStatus.closed.id),
            ([], raters, 500, StockCaseStatus.new.id),
            (["Raters"], raters, 204, StockCaseStatus.closed.id),
            (
                [], [.changeSatisfactionLevel: ["All employees"]], 204,
                StockCaseStatus.closed.id
            ),
        ] as [(Set<String>, [SystemOperation: Set<String>], Int, String)]
    )
    func `comes with a good rating, if the user may rate`(
        roles: Set<String>,
        operations: [SystemOperation: Set<String>],
        code: Int,
        status: String
    ) throws {
        let (response, row) = try Bench.run {
            $0.users[0].roles = roles
            $0.rights.operations = operations
        } _: { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            let response = try await bench.odata(
                .patch,
                "Case(\(id))",
                ["SatisfactionLevelId": .string(StockSatisfactionLevel.satisfied.id)]
            )
            return (response, try await bench.read("Case(\(id))"))
        }
        #expect(response.status.code == code)
        #expect(response.text.contains("CanChangeCaseSatisfactionLevel") == (code == 500))
        #expect(row["StatusId"]?.text == status)
    }
}

@Suite struct `System settings` {
    @Test func `give a new case its defaults, as they are at that moment`() throws {
        let statuses = try Bench.run { bench in
            let first = try await bench.insert("Case", ["Subject": "a"])
            let value = try await bench.settingValue("CaseStatusDef")
            _ = try await bench.odata(
                .patch,
                "SysSettingsValue(\(value))",
                ["GuidValue": .string(StockCaseStatus.inProgress.id)]
            )
            let second = try await bench.insert("Case", ["Subject": "b"])
            return [
                try await bench.read("Case(\(first))")["StatusId"]?.text,
                try await bench.read("Case(\(second))")["StatusId"]?.text,
            ]
        }
        #expect(statuses == [StockCaseStatus.new.id, StockCaseStatus.inProgress.id])
    }

    @Test(arguments: [
        ("SR{0:00000000}", 5249, "SR00005250"), ("{0}", 42, "43"), ("C-{0:000}/x", 0, "C-001/x"),
        ("{0:00}", 1041, "1042"), ("No ", 6, "No 7"),
    ])
    func `make the number of a case`(mask: String, last: Int, number: String) throws {
        let (made, kept) = try Bench.run { bench in
            let maskID = try await bench.settingValue("CaseCodeMask")
            let lastID = try await bench.settingValue("CaseLastNumber")
            _ = try await bench.odata(
                .patch,
                "SysSettingsValue(\(maskID))",
                ["TextValue": .string(mask)]
            )
            _ = try await bench.odata(
                .patch,
                "SysSettingsValue(\(lastID))",
                ["IntegerValue": .number(JSONNumber(last))]
            )
            let id = try await bench.insert("Case", ["Subject": "x"])
            return (
                try await bench.read("Case(\(id))")["Number"],
                try await bench.read("SysSettingsValue(\(lastID))")["IntegerValue"]
            )
        }
        #expect(made?.text == number)
        #expect(kept == .number(JSONNumber(last + 1)))
    }

    @Test func `have codes that are given once`() throws {
        let response = try Bench.run {
            try await $0.odata(.post, "SysSettings", ["Code": "CaseStatusDef", "Name": "x"])
        }
        #expect(response.status == .internalServerError)
        #expect(response.text.contains("23505: duplicate key value violates unique constraint"))
    }
}

extension Bench {
    fileprivate func patchCase(_ id: String, _ values: JSONValue) async throws {
        _ = try await odata(.patch, "Case(\(id))", values)
    }

    /// The id of the row that holds the value of a system setting.
    fileprivate func settingValue(_ code: String) async throws -> String {
        let rows = try await read(
            "SysSettingsValue?$filter=SysSettings/Code%20eq%20'\(code)'&$select=Id"
        )
        return rows["value"]?.elements?.first?["Id"]?.text ?? ""
    }
}
