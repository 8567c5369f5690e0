import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `The communications of a contact` {
    @Test func `mirror its main columns`() throws {
        let trace = try Bench.run { bench in
            let id = try await bench.insert(
                "Contact",
                ["Name": "Ada", "Email": "ada@example.com", "MobilePhone": "+1 555 0100"]
            )
            var trace = [try await bench.communications(of: id)]
            let changes: [JSONValue] = [
                ["Email": "ada@example.org", "Phone": "+1 555 0199"], ["MobilePhone": ""],
                ["JobTitle": "x"],
            ]
            for values in changes {
                _ = try await bench.odata(.patch, "Contact(\(id))", values)
                trace.append(try await bench.communications(of: id))
            }
            return trace
        }
        #expect(
            trace == [
                ["Email ada@example.com", "Mobile phone +1 555 0100"],
                [
                    "Email ada@example.org", "Mobile phone +1 555 0100", "Work phone +1 555 0199",
                ],
                ["Email ada@example.org", "Work phone +1 555 0199"],
                ["Email ada@example.org", "Work phone +1 555 0199"],
            ]
        )
    }

    @Test func `go with it`() throws {
        let (response, count) = try Bench.run { bench in
            let id = try await bench.insert("Contact", ["Name": "Ada", "Email": "a@b.example"])
            let response = try await bench.odata(.delete, "Contact(\(id))")
            return (response, try await bench.instance.rows(of: "ContactCommunication").count)
        }
        #expect(response.summary == "204 ")
        #expect(count == 0)
    }
}

@Suite struct `An account` {
    @Test func `gets the next number as its code, and rows for its phones`() throws {
        let (codes, phones) = try Bench.run { bench in
            let first = try await bench.insert("Account", ["Name": "a", "Phone": "1"])
            let second = try await bench.insert("Account", ["Name": "b", "Code": "own"])
            let third = try await bench.insert("Account", ["Name": "c"])
            var codes: [String?] = []
            for id in [first, second, third] {
                codes.append(try await bench.read("Account(\(id))")["Code"]?.text)
            }
            return (codes, try await bench.instance.rows(of: "AccountCommunication"))
        }
        #expect(codes == ["2", "own", "3"])
        #expect(phones.map { $0["Number"] } == ["1"])
        #expect(
            phones.map { $0["CommunicationTypeId"]?.text } == [StockCommunicationType.mainPhone.id]
        )
    }
}

@Suite struct `A birth date` {
    @Test func `has no time of day`() throws {
        let row = try Bench.run { bench in
            let id = try await bench.insert("Contact", ["BirthDate": "2000-01-05T17:45:00Z"])
            return try await bench.read("Contact(\(id))")
        }
        #expect(row["BirthDate"] == "2000-01-05T00:00:00Z")
    }
}

@Suite struct `A post in the feed` {
    @Test func `counts its comments and likes`() throws {
        let trace = try Bench.run { bench in
            let post = try await bench.insert("SocialMessage", ["Message": "Hello"])
            try await bench.environment.clock.sleep(for: .seconds(60))
            let comment = try await bench.insert(
                "SocialMessage",
                ["Message": "Hi", "ParentId": .string(post)]
            )
            let like = try await bench.insert(
                "SocialLike",
                [
                    "SocialMessageId": .string(post),
                    "UserId": .string(StockAdminUnit.supervisor.id),
                ]
            )
            var trace = [try await bench.counts(of: post)]
            _ = try await bench.odata(.delete, "SocialMessage(\(comment))")
            _ = try await bench.odata(.delete, "SocialLike(\(like))")
            trace.append(try await bench.counts(of: post))
            _ = try await bench.insert(
                "SocialMessage",
                ["Message": "Hi", "ParentId": .string(post)]
            )
            trace.append(try await bench.odata(.delete, "SocialMessage(\(post))").summary)
            trace.append(try await bench.odata(.get, "SocialMessage/$count").text)
            return trace
        }
        #expect(
            trace == [
                "1 comments, 1 likes, 2026-01-05T09:01:00Z",
                "0 comments, 0 likes, 2026-01-05T09:01:00Z", "204 ", "0",
            ]
        )
    }
}

extension Bench {
    fileprivate func communications(of contact: String) async throws -> [String] {
        let rows = try await read(
            "ContactCommunication?$expand=CommunicationType($select=Name)"
                + "&$filter=Contact/Id%20eq%20\(contact)"
        )["value"]?.elements
        return (rows ?? []).map {
            "\($0["CommunicationType"]?["Name"]?.text ?? "") \($0["Number"]?.text ?? "")"
        }.sorted()
    }

    fileprivate func counts(of post: String) async throws -> String {
        let row = try await read("SocialMessage(\(post))")
        let values = ["CommentCount", "LikeCount"].map { row[$0]?.description ?? "" }
        return "\(values[0]) comments, \(values[1]) likes, \(row["LastActionOn"]?.text ?? "")"
    }
}
