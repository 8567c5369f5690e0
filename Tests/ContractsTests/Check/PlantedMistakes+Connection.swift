import Contracts
import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Wire

extension PlantedMistake {
    static let reach = [
        PlantedMistake("trailing slash", .address, naming: "ends with a slash") {
            $0.set("instanceUrl", "https://acme.creatio.com/")
        },
        PlantedMistake("address of a page", .address, naming: "goes on behind") {
            $0.set("instanceUrl", "https://acme.creatio.com/0/Nui/ViewModule.aspx")
        },
        PlantedMistake("'/0' at the end of the address", .address, naming: "goes on behind") {
            $0.set("instanceUrl", "https://acme.creatio.com/0")
        },
        PlantedMistake("address of the identity service", .address, naming: "identity service") {
            $0.set("instanceUrl", "https://acme-is.creatio.com")
        },
        PlantedMistake("wrong host", .connection, naming: "nothing answers") {
            $0.set("instanceUrl", "https://acne.creatio.com")
        },
        PlantedMistake("no encryption", .encryption, naming: "http") {
            $0.set("instanceUrl", "http://acme.creatio.com")
        },
        PlantedMistake("a certificate that nobody trusts", .encryption, naming: "certificate") {
            $0.failure = .connectionLost(authority: "acme.creatio.com", reason: "NIOSSLError")
        },
        PlantedMistake("another site", .creatio, naming: "'Shop'") {
            $0.site = { _, _, _ in .test("<html><head><title>Shop</title></head></html>") }
        },
        PlantedMistake("a service that is no Creatio", .creatio, naming: "404") {
            $0.site = { _, _, _ in .test("no such thing", type: "text/plain", status: .notFound) }
        },
        PlantedMistake("a login in front of the instance", .creatio, naming: "login page") {
            $0.site = { _, _, _ in .test(#"<form><input type="password"></form>"#) }
        },
        PlantedMistake("redirects in a circle", .creatio, naming: "lead nowhere") {
            $0.site = { request, _, _ in
                let target = request.path == "/a" ? "/b" : "/a"
                return WireResponse(status: .found, headers: [.location: target])
            }
        },
        PlantedMistake("redirects without end", .creatio, naming: "lead nowhere") {
            $0.site = { request, _, _ in
                WireResponse(status: .found, headers: [.location: request.path + "/x"])
            }
        },
        PlantedMistake("a socket that hangs", .connection, naming: "no answer within") {
            $0.site = { _, clock, _ in
                // Nobody is left who would hear the answer.
                try? await clock.sleep(for: .seconds(86_400))
                return WireResponse(status: .ok)
            }
        },
        PlantedMistake("an answer of 100 MB", .connection, naming: "more than") {
            $0.site = { _, _, _ in WireResponse(status: .ok, body: Data(count: 100 << 20)) }
        },
    ]

    static let oauth = [
        PlantedMistake("token address of nobody", .tokenAddress, naming: "belongs in Token URL") {
            $0.set("tokenUrl", "https://acme-id.creatio.com/connect/token")
        },
        PlantedMistake("token address of the application", .tokenAddress, naming: "no token") {
            $0.set("tokenUrl", "https://acme.creatio.com/connect/token")
        },
        PlantedMistake("token address misspelt", .tokenAddress, naming: "404") {
            $0.set("tokenUrl", "https://acme-is.creatio.com/connect/tokens")
        },
        PlantedMistake("wrong Client ID", .credentials, naming: "invalid_client") {
            $0.set("clientId", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")
        },
        PlantedMistake("wrong Client Secret", .credentials, naming: "invalid_client") {
            $0.set("clientSecret", "an-older-secret")
        },
        PlantedMistake("grant type Authorization Code", .grantType, naming: "unauthorized_client") {
            $0.creatio.clients[0].hasClientCredentials = false
        },
        PlantedMistake("tokens of 30 seconds", .tokenLifetime, naming: "30 s") {
            $0.creatio.clients[0].tokenLifetime = .seconds(30)
        },
        PlantedMistake("the application's user is inactive", .tokenAccepted, naming: "token") {
            $0.changeUser("Integration") { $0.isActive = false }
        },
        PlantedMistake("no right to OData", .odataRight, naming: "use OData") {
            $0.changeUser("Integration") { $0.canUseOData = false }
        },
        PlantedMistake("no right to OData, as an error 500", .odataRight, naming: "use OData") {
            $0.changeUser("Integration") { $0.canUseOData = false }
            $0.creatio.profile.rightsRefusal = .failure
        },
    ]
}

extension WireResponse {
    fileprivate static func test(
        _ text: String,
        type: String = "text/html",
        status: HTTPResponse.Status = .ok
    ) -> WireResponse {
        WireResponse(status: status, headers: [.contentType: type], body: Data(text.utf8))
    }
}
