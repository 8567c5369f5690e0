import Foundation
import HTTPTypes
import HandoffCore
import Simulation
import Testing
import Wire

@testable import Contracts

@Suite struct `The transport of a check` {
    private static let address = "https://acme.creatio.com/0/odata/Case"

    @Test(arguments: [HTTPRequest.Method.get, .head, .options])
    func `lets a request through that reads`(_ method: HTTPRequest.Method) throws {
        #expect(CheckTransport.isHarmless(try WireRequest(method, Self.address)))
    }

    @Test(arguments: [HTTPRequest.Method.post, .patch, .put, .delete])
    func `stops a request that changes`(_ method: HTTPRequest.Method) throws {
        let request = try WireRequest(
            method,
            Self.address,
            headers: [.contentType: "application/json", .authorization: "Bearer x"],
            body: Data("{}".utf8)
        )
        #expect(!CheckTransport.isHarmless(request))
    }

    @Test func `lets a request for a token through`() throws {
        #expect(CheckTransport.isHarmless(try Self.form("grant_type=client_credentials&a=b")))
    }

    @Test func `stops a form that asks for something else`() throws {
        #expect(!CheckTransport.isHarmless(try Self.form("UserName=x")))
    }

    @Test func `never sends what it stops`() throws {
        let simulator = Simulator(seed: 1)
        let recording = RecordingTransport(next: MemoryNetwork(simulator: simulator))
        let settings = CheckSettings(integration: try CreatioSettings(PartnerSetup().integration))
        let transport = CheckTransport(
            environment: simulator.environment(party: "check", transport: recording),
            settings: settings
        )
        #expect(throws: ChangeRefused.self) {
            try simulator.run {
                _ = try await transport.send(WireRequest(.delete, Self.address))
            }
        }
        #expect(recording.requests == [])
    }

    private static func form(_ body: String) throws -> WireRequest {
        try WireRequest(
            .post,
            "https://acme-is.creatio.com/connect/token",
            headers: [.contentType: "application/x-www-form-urlencoded"],
            body: Data(body.utf8)
        )
    }
}
