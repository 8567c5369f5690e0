import Testing
import Wire

@Suite struct `Addresses` {
    @Test(arguments: [
        ("https://Acme.creatio.com", "https", "acme.creatio.com", "/"),
        ("http://127.0.0.1:8080/0/odata?$top=1", "http", "127.0.0.1:8080", "/0/odata?$top=1"),
        ("https://acme.creatio.com?x=1", "https", "acme.creatio.com", "/?x=1"),
    ])
    func `an absolute address has its parts`(
        text: String,
        scheme: String,
        authority: String,
        path: String
    ) throws {
        let address = try Address(text)
        #expect([address.scheme, address.authority, address.path] == [scheme, authority, path])
    }

    @Test(arguments: [
        "acme.creatio.com", "ftp://acme.creatio.com", "https://", "https://a b/", "https://a/#b",
    ])
    func `anything else is refused in words`(text: String) {
        #expect(throws: AddressError.self) { try Address(text) }
    }
}
