import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `The journal` {
    @Test func `tells what was asked and answered, by filters and since a number`() throws {
        let lines = try WorldBench.run { bench in
            _ = try await bench.odata(.post, "Contact", ["Name": "Ada"])
            let last = try await bench.control(.get, "journal")["last"]?.description ?? ""
            _ = try await bench.odata(.get, "Contact?$top=1")
            _ = try await bench.odata(.get, "Case/$count")
            let since = try await bench.control(.get, "journal?since=\(last)&site=application")
            let posts = try await bench.control(.get, "journal?method=post&set=contact&status=201")
            return [since, posts].map { answer in
                answer["entries"]?.elements?.map { entry in
                    ["number", "method", "path", "query", "status"]
                        .compactMap { entry[$0]?.description }.joined(separator: " ")
                } ?? []
            }
        }
        #expect(
            lines == [
                [
                    #"4 "GET" "/0/odata/Contact" "$top=1" 200"#,
                    #"6 "GET" "/0/odata/Case/$count" "" 200"#,
                ],
                [#"2 "POST" "/0/odata/Contact" "" 201"#],
            ]
        )
    }

    @Test func `holds no secret, wherever one stands`() throws {
        let password = "Open-Sesame-71"
        let settings: (inout InstanceSettings) -> Void = { settings in
            settings.users[0].password = Secret(password)
            settings.profile.grantsTokens = true
            settings.clients[0].redirectAddresses = ["https://app.example"]
        }
        let (journal, secrets) = try WorldBench.run(settings) { bench in
            let login = await bench.send(
                .post,
                "/ServiceModel/AuthService.svc/Login",
                headers: [.contentType: "application/json"],
                body: #"{"UserName":"Supervisor","UserPassword":"\#(password)"}"#
            )
            let cookies = login.headers[values: .setCookie].compactMap { cookie in
                cookie.split(separator: ";").first.map(String.init)
            }
            let values = cookies.filter { !$0.hasPrefix("User") }
                .compactMap { $0.split(separator: "=", maxSplits: 1).last.map(String.init) }
            let csrf = try #require(HTTPField.Name("BPMCSRF"))
            _ = await bench.send(
                .get,
                "/0/odata/Contact",
                headers: [.cookie: cookies.joined(separator: "; "), csrf: values[2]]
            )
            let redirect = await bench.send(
                .get,
                "/0/connect/authorize?client_id=\(Bench.client.id)&redirect_uri=https://app.example"
                    + "&response_type=code",
                headers: [.cookie: cookies.joined(separator: "; ")]
            )
            let code = try #require(redirect.headers[.location]?.split(separator: "code=").last)
            // A login that is cut off, a batch with headers of its own, and a query.
            _ = await bench.send(
                .post,
                "/ServiceModel/AuthService.svc/Login",
                body: #"{"UserPassword":"\#(password)""#
            )
            _ = await bench.send(
                .post,
                "/servicemodel/authservice.svc/login",
                body: #" {"UserPassword":"\#(password)""#
            )
            let token = try await bench.token()
            _ = await bench.send(
                .post,
                "/0/odata/$batch?token=\(token)",
                headers: [.authorization: "Bearer \(token)"],
                body: "--b\r\nAuthorization: Bearer \(token)\r\nBPMCSRF: \(values[2])\r\n"
            )
            let batch = #"{"requests":[{"headers":{"Authorization":"\#(token)"}}]}"#
            _ = await bench.send(.post, "/0/odata/$batch", body: batch)
            let journal = try await bench.control(.get, "journal").description
            let more = [password, token, String(code), "the client's secret"]
            return (journal, values + more)
        }
        #expect(journal.contains("Supervisor"))
        #expect(secrets.count == 7)
        #expect(secrets.filter(journal.contains) == [])
    }

    @Test func `keeps the last thousand exchanges and cuts long bodies`() throws {
        let (numbers, body) = try WorldBench.run { bench in
            for _ in 1...1001 { _ = await bench.send(.get, "/nowhere") }
            _ = await bench.send(.post, "/nowhere", body: String(repeating: "ä", count: 5000))
            let entries = try await bench.control(.get, "journal")["entries"]?.elements ?? []
            let numbers = [entries.first, entries.last].map { $0?["number"]?.description }
            return (numbers + ["\(entries.count)"], entries.last?["body"]?.text ?? "")
        }
        #expect(numbers == ["3", "1002", "1000"])
        #expect(body.hasSuffix("ä… (10000 bytes)"))
        #expect(body.count == 4096 + "… (10000 bytes)".count)
    }

    @Test func `keeps of a very long body its size alone`() throws {
        let body = try WorldBench.run { bench in
            let secret = #"{"UserPassword":"Open-Sesame","Name":""#
            let filling = String(repeating: "x", count: 256 << 10)
            _ = await bench.send(.post, "/nowhere", body: secret + filling + #""}"#)
            return try await bench.control(.get, "journal")["entries"]?.elements?.last?["body"]
        }
        #expect(body?.text == "‹262184 bytes›")
    }
}
