import FakeCreatio
import JSON
import Testing

@Suite struct `An activity` {
    @Test func `with a title alone gets Creatio's defaults`() throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert("Activity", ["Title": "Hello"])
            return try await bench.read("Activity(\(id))")
        }
        let defaults = [
            "StartDate", "DueDate", "PriorityId", "AuthorId", "OwnerId", "OrganizerId", "TypeId",
            "ActivityCategoryId", "StatusId", "DurationInMinutes", "DurationInMnutesAndHours",
            "ShowInScheduler",
        ].map { row[$0] }
        let supervisor = JSONValue.string(StockContact.supervisor.id)
        #expect(
            defaults == [
                "2026-01-05T09:00:00Z", "2026-01-05T09:00:00Z",
                .string(StockActivityPriority.medium.id), supervisor, supervisor, supervisor,
                .string(StockActivityType.task.id), .string(StockActivityCategory.toDo.id),
                .string(StockActivityStatus.notStarted.id), 0, "0 h 0 min", false,
            ]
        )
    }

    @Test func `shows no color and begins with its title`() throws {
        let names = try Bench.run { bench in
            let id = try await bench.insert("Activity", ["Title": "Hello"])
            return try await bench.read("Activity(\(id))").members?.map(\.name)
        }
        #expect(names?.prefix(4) == ["@odata.context", "Id", "Title", "CreatedOn"])
        #expect(names?.contains("Color") == false)
    }

    @Test func `tells its duration as a number and in words`() throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert(
                "Activity",
                ["StartDate": "2026-01-05T09:00:00Z", "DueDate": "2026-01-05T10:35:00+00:00"]
            )
            return try await bench.read("Activity(\(id))")
        }
        #expect(row["DurationInMinutes"] == 95)
        #expect(row["DurationInMnutesAndHours"] == "1 h 35 min")
    }

    @Test func `without a type takes that of its category`() throws {
        let type = try Bench.run { bench in
            let id = try await bench.insert(
                "Activity",
                [
                    "TypeId": nil,
                    "ActivityCategoryId": .string(StockActivityCategory.email.id),
                ]
            )
            return try await bench.read("Activity(\(id))")["TypeId"]
        }
        #expect(type == .string(StockActivityType.email.id))
    }
}

@Suite struct `A contact` {
    @Test(arguments: [
        ("John Best", ["John", "Best", ""]), ("Ada", ["", "Ada", ""]),
        ("Mary Ann  Evans", ["Mary", "Evans", "Ann"]),
    ])
    func `has its name in parts`(name: String, parts: [String]) throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert("Contact", ["Name": .string(name)])
            return try await bench.read("Contact(\(id))")
        }
        #expect(
            ["GivenName", "Surname", "MiddleName"].map { row[$0]?.text } == parts
        )
    }

    @Test(arguments: [("2000-01-05", 26), ("2000-01-06", 25)])
    func `has the age of its birth date`(birthDate: String, age: Int) throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert("Contact", ["BirthDate": .string(birthDate)])
            return try await bench.read("Contact(\(id))")
        }
        #expect(row["Age"] == .number(JSONNumber(age)))
    }

    @Test func `links to its photo as a stream`() throws {
        let row = try Bench.run { bench in
            try await bench.read("Contact(\(StockContact.supervisor.id))")
        }
        #expect(
            row.members?.suffix(3).map { "\($0.name) \($0.value)" } == [
                "ContactPhoto@odata.mediaEditLink"
                    + " \"Contact(\(StockContact.supervisor.id))/ContactPhoto\"",
                "ContactPhoto@odata.mediaReadLink"
                    + " \"Contact(\(StockContact.supervisor.id))/ContactPhoto\"",
                "ContactPhoto@odata.mediaContentType \"application/octet-stream\"",
            ]
        )
    }
}
