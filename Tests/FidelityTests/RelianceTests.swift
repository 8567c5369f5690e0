import Fidelity
import JSON
import Testing

@Suite struct `What a run relied on` {
    private static let ledger = """
        area: A
        cases:
          - { id: read, says: Reads., state: confirmed, mark: M, source: s, covers: [GET entity, bearer], get: x, expect: 200 }
          - { id: select, says: Selects., state: assumed, mark: I, source: s, covers: [$select], get: x, expect: 200 }
          - { id: case, says: Is a case., state: documented, mark: D, source: s, object: Case, covers: [], get: x, expect: 200 }
          - { id: other build, says: Is other., state: assumed, mark: I, source: s, profile: { runtime: net }, covers: [GET entity], get: x, expect: 200 }
        """
    private static let key = "(410006e1-ca4e-4502-a9ec-e54d922d2c00)"

    @Test func `names the entries all of whose features were met`() throws {
        let reliance = try reliance([request("/0/odata/Case" + Self.key)])
        #expect(reliance.entries.map(\.id) == ["read", "case"])
        #expect(reliance.weakCount == 0)
        #expect(reliance.count(of: .confirmed) == 1)
    }

    @Test func `a request is as weak as its weakest feature`() throws {
        let reliance = try reliance([
            request("/0/odata/Contact" + Self.key),
            request("/0/odata/Contact" + Self.key, query: "$select=Id"),
            request("/0/odata/Contact" + Self.key),
        ])
        #expect(reliance.entries.map(\.id) == ["read", "select"])
        #expect(reliance.weakCount == 1)
        #expect(reliance.weakPercent == 34)
    }

    @Test func `what nothing covers is named`() throws {
        let reliance = try reliance([request("/0/odata/Case", query: "$top=1")])
        #expect(
            reliance.uncovered.map(\.feature.rawValue) == ["$top", "GET collection", "bearer"]
        )
        #expect(reliance.uncovered.first?.example == "GET /0/odata/Case")
        #expect(reliance.weakCount == 1)
    }

    @Test(arguments: [
        (
            "GET", "/0/odata/Case", "$filter=ContactId eq 410006e1-ca4e-4502-a9ec-e54d922d2c00", "",
            500,
            "$filter, GET collection, bearer, filter equality, filter guid, filter lookup scalar, status 500"
        ),
        (
            "GET", "/0/odata/Case", "$filter=Contact/Id eq null and contains(Name,'x')", "", 200,
            "$filter, GET collection, bearer, filter equality, filter logic, filter navigation, filter null, filter text, filter text function"
        ),
        (
            "POST", "/0/odata/Case", "", #"{"Id":"a","ContactId":"b","UsrX":1,"AccountId":null}"#,
            201,
            "POST entity, bearer, body Id, body custom column, body lookup, body null, defaults Case"
        ),
        (
            "PATCH", "/0/odata/Case/410006e1-ca4e-4502-a9ec-e54d922d2c00", "",
            #"{"StatusId":"b","ClosureDate":"2026-01-01T00:00:00Z"}"#, 204,
            "PATCH entity, bearer, body date, body lookup, effects of Case status, key as segment"
        ),
        (
            "GET", "/0/odata/Case",
            "$expand=ActivityCollectionByCase($select=Id)&$orderby=Number&$skip=1&$count=true", "",
            200,
            "$count, $expand collection, $expand options, $orderby, $skip, GET collection, bearer"
        ),
        ("GET", "/0/odata/Case/$count", "", "", 200, "GET count, bearer"),
        ("GET", "/odata/$metadata", "", "", 200, "bearer, metadata"),
        ("POST", "/0/odata/$batch", "", "{}", 200, "batch JSON, bearer"),
        ("POST", "/connect/token", "", "", 200, "token"),
        ("POST", "/connect/token", "", "", 400, "status 400, token refused"),
        (
            "GET", "/0/odata/SysImage(410006e1-ca4e-4502-a9ec-e54d922d2c00)/Data", "", "", 200,
            "GET stream, bearer"
        ),
        ("GET", "/0/rest/FileService/Download/CaseFile/1", "", "", 200, "bearer, file service"),
    ])
    func `features are told from a request and its reply`(
        method: String,
        path: String,
        query: String,
        body: String,
        status: Int,
        features: String
    ) throws {
        let asked = AskedRequest(
            method: method,
            path: path,
            query: query,
            body: body,
            status: status
        )
        let found = Reliance(of: [asked], on: LedgerIndex(of: Ledger([]))).uncovered
        #expect(found.map(\.feature.rawValue).joined(separator: ", ") == features)
    }

    @Test func `the index is read as it was written`() throws {
        let index = LedgerIndex(of: try Ledger.read(Self.ledger, file: "a.yaml"))
        #expect(LedgerIndex(try JSONValue.parse(index.text)) == index)
        #expect(index.entries.map(\.id) == ["read", "select", "case"])
        #expect(LedgerIndex(try JSONValue.parse(#"[{"id":"x"}]"#)) == nil)
    }

    private func request(_ path: String, query: String = "") -> AskedRequest {
        AskedRequest(method: "GET", path: path, query: query, status: 200)
    }

    private func reliance(_ requests: [AskedRequest]) throws -> Reliance {
        Reliance(of: requests, on: LedgerIndex(of: try Ledger.read(Self.ledger, file: "a.yaml")))
    }
}
