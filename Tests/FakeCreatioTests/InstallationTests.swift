import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `An installation` {
    private static let url = "https://acme.creatio.com/0/odata/Nope"

    @Test(arguments: [
        (
            InstanceProfile.UnknownSetAnswer.routingError, true,
            """
            404 {"Message":"No HTTP resource was found that matches the request URI '\(url)'.",\
            "MessageDetail":"No type was found that matches the controller named 'Nope'."}
            """
        ),
        (
            .routingError, false,
            """
            404 {"Message":"No HTTP resource was found that matches the request URI '\(url)'."}
            """
        ),
        (
            .unauthorized, true,
            #"401 {"Message":"Authorization has been denied for this request."}"#
        ),
    ])
    func `answers an unknown set in its own way`(
        answer: InstanceProfile.UnknownSetAnswer,
        showsDetail: Bool,
        summary: String
    ) throws {
        let response = try Bench.run { settings in
            settings.profile.unknownSet = answer
            settings.profile.showsErrorDetail = showsDetail
        } _: {
            try await $0.odata(.get, "Nope")
        }
        #expect(response.summary == summary)
    }

    @Test func `may answer an unknown set with a page`() throws {
        let response = try Bench.run { settings in
            settings.profile.unknownSet = .page
        } _: {
            try await $0.odata(.get, "Nope")
        }
        #expect(response.status == .notFound)
        #expect(response.text.contains("<title>404 - File or directory not found.</title>"))
    }

    @Test(arguments: ["Contact/$metadata", "$nope", "ApplicationSection"])
    func `has no route to what nobody has heard of`(path: String) throws {
        let response = try Bench.run { try await $0.odata(.get, path) }
        #expect(response.status == .notFound)
        #expect(response.text.contains("No HTTP resource was found that matches the request URI"))
    }

    @Test func `knows its sets in any case of letters`() throws {
        let response = try Bench.run { try await $0.odata(.get, "casestatus/$count") }
        #expect(response.status == .ok)
    }

    @Test func `may block a verb before anybody asks who is there`() throws {
        let (response, count) = try Bench.run { settings in
            settings.profile.blocksDelete = true
        } _: { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            return (
                try await bench.odata(.delete, "Case(\(id))"),
                try await bench.instance.rows(of: "Case").count
            )
        }
        #expect(response.status == .methodNotAllowed)
        #expect(response.text.contains("<title>405 - HTTP verb "))
        #expect(count == 1)
    }

    @Test(arguments: [
        (InstanceProfile.Runtime.framework, "<title>413 - "), (.net, ""),
    ])
    func `takes bodies up to its limit`(
        runtime: InstanceProfile.Runtime,
        text: String
    ) throws {
        let (fits, tooMuch) = try Bench.run { settings in
            settings.limits.bodySize = 20
            settings.profile.runtime = runtime
        } _: { bench in
            let body = #"{"Subject":"12345"} "#
            return (
                try await bench.send(.post, "/0/odata/Case", body),
                try await bench.send(.post, "/0/odata/Case", body + " ")
            )
        }
        #expect(fits.status == .created)
        #expect(tooMuch.status == .contentTooLarge)
        #expect(text.isEmpty ? tooMuch.body.isEmpty : tooMuch.text.contains(text))
    }

    @Test func `on NET words its errors as ASP NET Core does`() throws {
        let (scalar, property, missing, set) = try Bench.run { settings in
            settings.profile.runtime = .net
        } _: { bench in
            let id = "aaaaaaaa-0000-4000-8000-000000000001"
            return (
                try await bench.odata(.get, "Case?$filter=ContactId%20eq%20\(id)"),
                try await bench.odata(.post, "Case", ["labNope": 1]),
                try await bench.odata(.get, "Case(\(id))"), try await bench.odata(.get, "Nope")
            )
        }
        #expect(
            scalar.summary == """
                500 {"error":{"code":"","message":"An error has occurred.","details":[],\
                "innererror":{"message":"Column by path ContactId not found in schema Case.",\
                "type":"","stacktrace":""}}}
                """
        )
        #expect(property.text.contains(#""message":"The request is invalid.","details":[],"#))
        #expect([missing.summary, set.summary] == ["404 ", "404 "])
    }

    @Test(arguments: [HTTPRequest.Method.head, .options, .put])
    func `does not know other methods`(method: HTTPRequest.Method) throws {
        let response = try Bench.run { try await $0.odata(method, "Case") }
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "GET, POST")
    }

    @Test func `counts its calls from midnight to midnight`() throws {
        let (first, second) = try Bench.run { bench in
            _ = try await bench.odata(.get, "Case/$count")
            _ = try await bench.odata(.get, "Nope")
            let first = await bench.instance.odataCallsToday
            try await bench.environment.clock.sleep(for: .seconds(24 * 3600))
            let second = await bench.instance.odataCallsToday
            return (first, second)
        }
        #expect([first, second].map(\.description) == ["2", "0"])
    }
}
