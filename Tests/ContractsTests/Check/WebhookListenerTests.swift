import Foundation
import HTTPTypes
import HandoffCore
import Simulation
import Testing
import Wire

@testable import Contracts

@Suite struct `The listener of a check` {
    private static let token = "5f0c-a-long-random-token"
    private static let event = #"{"event_type":"new_activity","caseId":"\#(caseID)"}"#
    private static let caseID = "f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"

    private static func listener() throws -> WebhookListener {
        WebhookListener(
            address: try WebhookAddress("https://tunnel.example/hooks/" + token),
            now: { Simulator.beginning }
        )
    }

    @discardableResult
    private static func call(
        _ path: String,
        _ method: HTTPRequest.Method = .post,
        type: String = "application/json",
        on listener: WebhookListener
    ) async throws -> WireResponse {
        await listener.respond(
            to: try WireRequest(
                method,
                "http://127.0.0.1:8090" + path,
                headers: [.contentType: type],
                body: method == .get ? Data() : Data(event.utf8)
            )
        )
    }

    @Test(arguments: [
        ("/hooks/" + token, HeardCall.Place.right),
        ("/hooks/old-token-of-last-year", .otherToken), ("/hooks/x", .otherToken),
        ("/hooks/", .elsewhere("/hooks/")), ("/hooks", .elsewhere("/hooks")),
        ("/hook/" + token, .elsewhere("/hook/‹secret›")),
        ("/hooks/" + token + "/", .elsewhere("/hooks/‹secret›/")),
        ("/some-other-long-secret/x", .elsewhere("/‹secret›/x")),
    ])
    func `tells where a call came to, and shows no token`(
        path: String,
        place: HeardCall.Place
    ) async throws {
        let listener = try Self.listener()
        try await Self.call(path, on: listener)
        #expect(listener.calls(from: 0).map(\.place) == [place])
    }

    @Test func `reads a call as the core does`() async throws {
        let listener = try Self.listener()
        try await Self.call("/hooks/" + Self.token, on: listener)
        try await Self.call("/hooks/" + Self.token, type: "text/xml", on: listener)
        let calls = listener.calls(from: 0)
        #expect(calls.map { $0.event?.caseID.rawValue } == [Self.caseID, nil])
        #expect("\(calls[1].reading)".contains("text/xml"))
    }

    @Test func `does not take a browser for a process`() async throws {
        let listener = try Self.listener()
        #expect(try await Self.call("/favicon.ico", .get, on: listener).status == .notFound)
        #expect(listener.count == 0)
    }

    @Test func `learns from the probe what a proxy does to paths`() async throws {
        let listener = try Self.listener()
        #expect(listener.probe("7") == "https://tunnel.example/hooks/7")
        let answer = try await Self.call("/behind/7", .get, on: listener)
        #expect(answer.body == Data("7".utf8))
        try await Self.call("/behind/" + Self.token, on: listener)
        #expect(listener.calls(from: 0).map(\.place) == [.right])
    }

    @Test(arguments: [
        ("tunnel.example/x", WebhookAddressError.notAnAddress),
        ("https://tunnel.example", .noToken), ("https://tunnel.example/hooks/", .noToken),
        ("https://tunnel.example/hooks?token=x", .noToken),
    ])
    func `needs an address with a token`(text: String, error: WebhookAddressError) {
        #expect(throws: error) { try WebhookAddress(text) }
    }

    @Test func `shows its address without the token`() throws {
        #expect(try Self.listener().address.shown == "https://tunnel.example/hooks/‹secret›")
    }
}
