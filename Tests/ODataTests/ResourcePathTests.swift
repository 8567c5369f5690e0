import Foundation
import OData
import Testing

@Suite struct `Resource path` {
    private static let text = "f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"
    private static let id = UUID(uuidString: text) ?? UUID()

    @Test(arguments: [
        ("", ResourcePath.serviceDocument),
        ("/", .serviceDocument),
        ("$metadata", .metadata),
        ("%24metadata", .metadata),
        ("$batch", .batch),
        ("Case", .entitySet("Case", .collection)),
        ("/Case/", .entitySet("Case", .collection)),
        ("Case/$count", .entitySet("Case", .count)),
        ("Case(\(text))", .entitySet("Case", .entity(id))),
        ("Case(\(text.uppercased()))", .entitySet("Case", .entity(id))),
        ("Case%28\(text)%29", .entitySet("Case", .entity(id))),
        ("Case/\(text)", .entitySet("Case", .entity(id))),
        ("Case(\(text))/Name", .entitySet("Case", .member(id, path: ["Name"], .whole))),
        ("Case/\(text)/Name", .entitySet("Case", .member(id, path: ["Name"], .whole))),
        ("Case(\(text))/Name/$value", .entitySet("Case", .member(id, path: ["Name"], .value))),
        (
            "Case(\(text))/Contact/Name",
            .entitySet("Case", .member(id, path: ["Contact", "Name"], .whole))
        ),
        (
            "Case(\(text))/ActivityCollectionByCase/$count",
            .entitySet("Case", .member(id, path: ["ActivityCollectionByCase"], .count))
        ),
    ])
    func `is read`(path: String, expected: ResourcePath) throws {
        #expect(try ResourcePath.parse(path) == expected)
    }

    @Test(arguments: [
        ("Case//Name", ResourcePathError.emptySegment),
        ("//Case", .emptySegment),
        ("Case(abc)", .notAKey("abc", entitySet: "Case")),
        ("Case('\(text)')", .notAKey("'\(text)'", entitySet: "Case")),
        ("Case()", .notAKey("", entitySet: "Case")),
        ("Case/abc", .notAKey("abc", entitySet: "Case")),
        ("Case(\(text)", .brokenKey(segment: "Case(\(text)")),
        ("Case(\(text))x", .brokenKey(segment: "Case(\(text))x")),
        ("(\(text))", .brokenKey(segment: "(\(text))")),
        ("$crossjoin", .unknownSystemSegment("$crossjoin")),
        ("Case/$value", .unknownSystemSegment("$value")),
        ("Case(\(text))/$ref", .unknownSystemSegment("$ref")),
        ("Case/$count/foo", .afterTheEnd(segment: "$count")),
        ("$metadata/foo", .afterTheEnd(segment: "$metadata")),
        ("Case(\(text))/Name/$value/x", .afterTheEnd(segment: "$value")),
    ])
    func `that points at nothing is refused with the reason`(
        path: String,
        error: ResourcePathError
    ) {
        #expect(throws: error) { try ResourcePath.parse(path) }
    }

    @Test(arguments: [
        "", "$metadata", "$batch", "Case", "Case/$count", "Case(\(text))", "Case(\(text))/Name",
        "Case(\(text))/Name/$value",
    ])
    func `is written as it is read`(path: String) throws {
        #expect(try ResourcePath.parse(path).description == path)
    }

    @Test func `carries a query`() {
        var options = QueryOptions()
        options.top = 1
        #expect(ResourcePath.entitySet("Case", .collection).address(options) == "Case?$top=1")
        #expect(ResourcePath.entitySet("Case", .collection).address() == "Case")
    }
}
