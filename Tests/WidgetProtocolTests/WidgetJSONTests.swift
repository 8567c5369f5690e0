import Foundation
import JSON
import Testing
import WidgetProtocol

/// The JSON text of a value, as it goes over the wire.
func text(_ value: some Encodable) throws -> String {
    String(decoding: try WidgetJSON.encode(value), as: UTF8.self)
}

@Suite struct `Bodies that are not what the API publishes` {
    @Test(arguments: [
        (
            #"{"#,
            "the body is not JSON: line 1, column 2: the text ends where a member name or '}' was expected"
        ),
        (#"[]"#, "the body is not an object"),
        (
            #"{"bot_token":"w","session_id":"s","content":"Hi"}"#,
            "'uuid' is missing"
        ),
        (
            #"{"uuid":1,"bot_token":"w","session_id":"s","content":"Hi"}"#,
            "'uuid' is not a string"
        ),
        (
            #"{"uuid":null,"bot_token":"w","session_id":"s","content":"Hi"}"#,
            "'uuid' is null; it must be a string"
        ),
        (
            #"{"uuid":"u","bot_token":"w","session_id":"s","content":"","#
                + #""initial_messages":[{"content":"Hello"}]}"#,
            "'initial_messages[0].uuid' is missing"
        ),
        (
            #"{"uuid":"u","bot_token":"w","session_id":"s","content":"","attachments":{}}"#,
            "'attachments' is not an array"
        ),
        (
            #"{"uuid":"u","bot_token":"w","session_id":"s","content":"","attachments":"#
                + #"[{"id":"f","name":"a","type":"text/plain","url":"u","size":1.5}]}"#,
            "the body holds a value that does not fit its place"
        ),
    ])
    func `the member and what is wrong with it are named`(json: String, message: String) {
        let error = #expect(throws: WidgetJSONError.self) {
            try WidgetJSON.decode(SendMessage.self, from: Data(json.utf8))
        }
        #expect(error?.description == message)
    }

    @Test func `equal values are equal bytes`() throws {
        let one: [String: JSONValue] = ["b": 1, "a": 2, "c": 3]
        let other: [String: JSONValue] = ["c": 3, "a": 2, "b": 1]

        #expect(try text(one) == #"{"a":2,"b":1,"c":3}"#)
        #expect(try text(other) == #"{"a":2,"b":1,"c":3}"#)
    }
}

@Suite struct `Other bodies on the wire` {
    @Test func `config`() throws {
        let config = WidgetConfig(
            org: WidgetConfig.Organization(id: "o", name: "Acme"),
            sessionsPollingIntervalSeconds: 60,
            sessionPollingIntervalSeconds: 0.25
        )

        let expected =
            #"{"modes":[],"org":{"id":"o","name":"Acme"},"sessionPollingIntervalSeconds":0.25,"#
            + #""sessionsPollingIntervalSeconds":60}"#
        #expect(try text(config) == expected)
        #expect(try WidgetJSON.decode(from: Data(expected.utf8)) == config)
    }

    @Test func `create-unverified leaves out what nobody said`() throws {
        #expect(try text(CreateUnverifiedContact()) == "{}")
        #expect(
            try text(
                CreateUnverifiedContact(
                    email: "ada@example.com",
                    nonVerifiedName: "Ada",
                    nonVerifiedCustomData: ["plan": "gold"]
                )
            )
                == #"{"email":"ada@example.com","non_verified_custom_data":{"plan":"gold"},"#
                + #""non_verified_name":"Ada"}"#
        )
    }

    @Test(arguments: ["customData", "custom_data"])
    func `authenticate-user takes custom data in both spellings`(key: String) throws {
        let json = #"{"email":"ada@example.com","\#(key)":{"plan":"gold"},"chat_context":"VIP"}"#

        let expected = AuthenticateUser(
            email: "ada@example.com",
            customData: ["plan": "gold"],
            chatContext: "VIP"
        )
        #expect(try WidgetJSON.decode(from: Data(json.utf8)) == expected)
    }

    @Test func `authenticate-user is answered with token and contact`() throws {
        let answer = AuthenticatedUser(
            token: "jwt",
            contact: AuthenticatedUser.Contact(id: "c-1")
        )
        #expect(try text(answer) == #"{"contact":{"id":"c-1"},"token":"jwt"}"#)
    }

    @Test func `an upload is answered with name and address`() throws {
        let answer = UploadedFile(fileName: "a.txt", fileURL: "https://x.test/f/1")
        #expect(try text(answer) == #"{"fileName":"a.txt","fileUrl":"https://x.test/f/1"}"#)
    }

    @Test func `an error body holds what is known`() throws {
        #expect(
            try text(ErrorBody(message: "No such session")) == #"{"message":"No such session"}"#
        )
    }

    @Test func `the session's place in a path is filled letter for letter`() {
        #expect(WidgetEndpoint.poll.path(session: "AbC-1") == "/backend/widget/v2/poll/AbC-1")
        #expect(WidgetEndpoint.config.path() == "/backend/widget/v2/config")
    }
}
