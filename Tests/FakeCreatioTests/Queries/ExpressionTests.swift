import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `An expression that nobody has seen working` {
    @Test(arguments: [
        ("length(Subject) eq 10", ["1", "2"]), ("'1' eq Notes", ["1"]),
        ("Subject eq Notes", []), ("indexof(Subject,'order') eq 5", ["1"]),
        ("substring(Subject,1) eq 'ate order'", ["1"]),
        ("substring(Subject,6,4) eq 'lost'", ["2"]),
        ("substring(Subject,-1,2) eq 'O'", ["2", "3"]),
        ("tolower(Subject) eq 'late order'", ["1"]),
        ("toupper(Contact/Name) eq 'BOB'", ["2"]),
        ("trim(concat(' ',Notes)) eq '1'", ["1"]),
        ("contains(Subject,Contact/Name)", []),
        ("startswith(tolower(Subject),concat('or','der'))", ["2"]),
        ("ProcessingTimeUnitValue add 1 eq 3", ["2"]),
        ("ProcessingTimeUnitValue mul 3 div 2 eq 1", ["1"]),
        ("ProcessingTimeUnitValue mod 2 eq 0", ["2", "3"]),
        ("ProcessingTimeUnitValue divby 2 eq 0.5", ["1"]),
        ("-ProcessingTimeUnitValue lt -1", ["2"]),
        ("0.1 add 0.2 eq 0.3", ["1", "2", "3"]),
        ("round(2.5) eq 3 and round(-2.5) eq -3 and floor(-0.5) eq -1", ["1", "2", "3"]),
        ("ceiling(ProcessingTimeUnitValue sub 0.5) eq 1", ["1"]),
        ("Status/IsFinal", ["3"]), ("not Status/IsFinal", ["1", "2"]), ("true", ["1", "2", "3"]),
        ("(Notes eq '1') eq false", ["2", "3"]),
        ("year(ResponseDate) eq 2026 and month(ResponseDate) eq 2", ["1"]),
        ("hour(2026-01-01T10:20:30.25%2B01:00) eq 9", ["1", "2", "3"]),
        ("fractionalseconds(2026-01-01T10:20:30.25Z) eq 0.25", ["1", "2", "3"]),
        ("date(ResponseDate) eq 2026-02-01", ["1"]), ("ResponseDate eq 2026-02-01", ["1"]),
        ("ResponseDate eq 2026-02-01T00:00:00Z", ["1"]),
        ("time(ResponseDate) lt 00:00:00.5", ["1"]),
        ("totaloffsetminutes(ResponseDate) eq 0", ["1"]),
        ("CreatedOn le now() and now() lt maxdatetime()", ["1", "2", "3"]),
        ("ResponseDate add duration'P1D' gt 2026-02-01T12:00:00Z", ["1"]),
        ("ResponseDate sub 2026-01-31T00:00:00Z eq duration'PT24H'", ["1"]),
        ("totalseconds(ResponseDate sub 2026-01-31T23:59:58.5Z) eq 1.5", ["1"]),
        ("duration'PT1H' mul 2 eq duration'PT2H'", ["1", "2", "3"]),
        ("cast(ProcessingTimeUnitValue,Edm.String) eq '2'", ["2"]),
        ("cast(Notes,Edm.String) eq '1'", ["1"]), ("cast(Notes,Edm.Int32) eq 1", []),
        ("cast(Status/IsFinal,'Edm.String') eq 'true'", ["3"]),
        ("cast(2.75,Edm.Int32) eq 2", ["1", "2", "3"]),
        ("cast(ResponseDate,Edm.Date) eq 2026-02-01", ["1"]),
        ("isof(Notes,Edm.String) and not isof(Notes,Edm.Int32)", ["1", "2", "3"]),
        ("isof(ResponseDate,Edm.DateTimeOffset)", ["1"]),
        ("isof(Terrasoft.Configuration.OData.Case)", ["1", "2", "3"]),
        ("isof(Terrasoft.Configuration.OData.Contact)", []),
        ("Contact eq Owner", []), ("null eq null", ["1", "2", "3"]),
        ("Contact/CaseCollectionByContact/any(c:c/Notes eq '3')", ["1", "3"]),
        ("Contact/CaseCollectionByContact/all(c:c/Contact/Name eq 'Bob')", ["2"]),
        ("Contact/CaseCollectionByContact/any(c:c/Notes gt Notes)", ["1"]),
        ("CaseCollectionByParentCase/any()", []), ("$it/Notes eq '1'", ["1"]),
        ("Contact/CaseCollectionByContact/$count gt 1", ["1", "3"]),
        ("Contact/CaseCollectionByContact/$filter(Notes gt $it/Notes)/$count eq 1", ["1"]),
        (
            "Contact/CaseCollectionByContact/$filter(Contact/Name eq $it/Contact/Name)/$count gt 1",
            ["1", "3"]
        ),
        ("CaseCollectionByParentCase/all(c:c/Notes eq 'x')", ["1", "2", "3"]),
    ])
    func `is evaluated where that is asked for`(filter: String, notes: [String]) throws {
        let response = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.odata(
                .get,
                "Case?$filter=" + filter.replacing(" ", with: "%20")
            )
        }
        let rows = try JSONValue.parse(response.body)["value"]?.elements
        #expect(rows?.map { $0["Notes"]?.text } == notes, "\(response.text.prefix(500))")
    }

    @Test(arguments: [
        ("length(Subject),Notes desc", ["3", "2", "1"]),
        ("Contact/Name desc,ProcessingTimeUnitValue mul -1", ["2", "1", "3"]),
        ("Status/IsFinal desc", ["3", "1", "2"]),
    ])
    func `sorts`(order: String, notes: [String]) throws {
        let rows = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.read("Case?$orderby=" + order.replacing(" ", with: "%20"))
        }
        #expect(rows["value"]?.elements?.map { $0["Notes"]?.text } == notes)
    }

    @Test(arguments: [
        ("ProcessingTimeUnitValue div 0 eq 1", "22012: division by zero"),
        ("substring(Subject,0,-1) eq ''", "22011: negative substring length not allowed"),
        ("maxdatetime() add duration'P1D' gt now()", "22008: timestamp out of range"),
        ("Subject eq '%00'", "22021: invalid byte sequence for encoding \"UTF8\": 0x00"),
    ])
    func `fails in the words of the database`(filter: String, fault: String) throws {
        let response = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.odata(
                .get,
                "Case?$filter=" + filter.replacing(" ", with: "%20")
            )
        }
        let error = try JSONValue.parse(response.body)["error"]?["innererror"]
        #expect(response.status == .internalServerError)
        #expect(error?["message"]?.text == fault)
        #expect(error?["type"] == "Npgsql.PostgresException")
    }

    @Test(arguments: [
        ("Subject eq 'late ORDER'", ["1"]), ("Subject gt 'o'", ["3", "2"]),
        ("indexof(Subject,'ORDER') ge 0", ["1", "2"]),
    ])
    func `disregards case on MSSQL`(filter: String, notes: [String]) throws {
        let rows = try Bench.run {
            $0.level = .assumed
            $0.profile.database = .msSQL
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.read(
                "Case?$orderby=Subject&$filter=" + filter.replacing(" ", with: "%20")
            )
        }
        #expect(rows["value"]?.elements?.map { $0["Notes"]?.text } == notes)
    }

    @Test func `finds empty dates first on MSSQL`() throws {
        let rows = try Bench.run {
            $0.profile.database = .msSQL
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.read("Case?$orderby=ResponseDate,Notes")
        }
        #expect(rows["value"]?.elements?.map { $0["Notes"]?.text } == ["2", "3", "1"])
    }

    @Test func `is refused where a date and time is compared for equality`() throws {
        let response = try Bench.run {
            try await $0.odata(.get, "Case?$filter=ResponseDate%20eq%202026-02-01T00:00:00Z")
        }
        #expect(
            response.summary == #"500 {"error":{"code":"","message":"An error has occurred."}}"#
        )
    }
}
