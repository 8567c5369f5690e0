import Foundation
import HTTPTypes
import JSON
import Wire

/// What people of the organisation do in OpenCX: save settings, open session views, hand off.
struct Backoffice: Sendable {
    let environment: Environment

    /// What *Test & Save* answered.
    struct SavedSettings: Sendable, Equatable {
        let status: String
        let errors: [String]
    }

    func testAndSave(_ settings: JSONValue) async throws -> SavedSettings {
        let response = try await send(.post, "/backend/creatio/settings", settings)
        let answer = try Self.value(of: response)
        guard let status = answer["status"]?.text else {
            throw StepFailure("Test & Save was answered with status \(response.status.code)")
        }
        return SavedSettings(
            status: status,
            errors: (answer["errors"]?.elements ?? []).map { problem in
                let setting = problem["setting"]?.text
                return [setting, problem["message"]?.text].compactMap(\.self)
                    .joined(separator: ": ")
            }
        )
    }

    /// The settings as the settings page shows them; nil before any were saved.
    func shownSettings() async throws -> JSONValue? {
        let address = StageWorld.address(StageWorld.core) + "/backend/creatio/settings"
        let response = try await request(.get, address, nil, accepting: "application/json")
        return try Self.value(of: response)["settings"]
    }

    /// Follows a session link; nil where it leads to no session.
    func sessionView(_ link: String) async throws -> JSONValue? {
        let response = try await request(.get, link, nil, accepting: "application/json")
        return response.isSuccess ? try Self.value(of: response) : nil
    }

    /// The page behind a session link, as a browser gets it.
    func sessionPage(_ link: String) async throws -> String {
        try await request(.get, link, nil, accepting: "text/html").text
    }

    /// What the core tells operators of the webhook.
    func webhookReport() async throws -> JSONValue {
        try Self.value(
            of: await request(
                .get,
                StageWorld.address(StageWorld.core) + "/backend/creatio/webhook-report",
                nil,
                accepting: "application/json"
            )
        )
    }

    func askForRating(_ isWanted: Bool, of session: String) async throws {
        let response = try await request(
            isWanted ? .post : .delete,
            StageWorld.address(StageWorld.core) + "/backend/sessions/\(session)/csat",
            nil,
            accepting: "application/json"
        )
        let status = try Self.value(of: response)["status"]?.text
        guard status == (isWanted ? "requested" : "cancelled") else {
            throw StepFailure(
                "the question for a rating was answered with status "
                    + "\(response.status.code): \(response.text)"
            )
        }
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ body: JSONValue)
        async throws -> WireResponse
    {
        try await request(
            method,
            StageWorld.address(StageWorld.core) + path,
            body,
            accepting: "application/json"
        )
    }

    private func request(
        _ method: HTTPRequest.Method,
        _ address: String,
        _ body: JSONValue?,
        accepting type: String
    ) async throws -> WireResponse {
        var headers: HTTPFields = [
            .authorization: "Bearer \(StageWorld.organisationKey.exposed)", .accept: type,
        ]
        if body != nil { headers[.contentType] = "application/json" }
        return try await environment.transport.send(
            WireRequest(method, address, headers: headers, body: body?.serialized() ?? Data())
        )
    }

    private static func value(of response: WireResponse) throws -> JSONValue {
        do {
            return try JSONValue.parse(response.body)
        } catch {
            throw StepFailure(
                "status \(response.status.code) came with a body that is not JSON: \(error)"
            )
        }
    }
}
