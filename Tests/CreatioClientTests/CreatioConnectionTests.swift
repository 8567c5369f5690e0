import CreatioClient
import Testing
import Wire

@Suite struct `Creatio connection` {
    @Test(arguments: [
        ("https://acme.creatio.com", "https://acme-is.creatio.com/connect/token"),
        ("https://acme.creatio.com/", "https://acme-is.creatio.com/connect/token"),
        ("http://localhost:8080", "http://localhost-is:8080/connect/token"),
    ])
    func `the cloud's token address follows from the instance`(instance: String, token: String)
        throws
    {
        let connection = try CreatioConnection(
            instanceURL: instance,
            clientID: "id",
            clientSecret: Secret("secret")
        )
        #expect(connection.tokenURL == token)
    }

    @Test func `a token address of one's own is kept`() throws {
        let connection = try CreatioConnection(
            instanceURL: "https://crm.example.com/sales",
            clientID: "id",
            clientSecret: Secret("secret"),
            tokenURL: "https://id.example.com/connect/token"
        )
        #expect(connection.tokenURL == "https://id.example.com/connect/token")
    }

    @Test(arguments: [("acme.creatio.com", nil), ("https://acme.creatio.com", "id.example.com")])
    func `an address that is none is refused`(instance: String, token: String?) {
        #expect(throws: AddressError.self) {
            try CreatioConnection(
                instanceURL: instance,
                clientID: "id",
                clientSecret: Secret("secret"),
                tokenURL: token
            )
        }
    }

    @Test func `the secret is not in its description`() throws {
        let connection = try CreatioConnection(
            instanceURL: "https://acme.creatio.com",
            clientID: "id",
            clientSecret: Secret("hidden-value")
        )
        #expect(!String(reflecting: connection).contains("hidden-value"))
    }
}
