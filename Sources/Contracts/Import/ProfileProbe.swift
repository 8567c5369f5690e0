import CreatioClient
import FakeCreatio
import HTTPTypes
import JSON
import OData
import Wire

/// Guesses what an instance is built on from how it answers requests that read.
struct ProfileProbe {
    let base: String
    let client: CreatioClient
    let transport: any Transport

    /// - Parameter names: What rows of a lookup are called, with the name of the lookup.
    /// - Returns: A guess for each thing that can be told, or might have been.
    /// - Throws: `CreatioError` or `TransportError` where the instance cannot be asked.
    func guesses(
        _ names: (object: String, names: [String])?
    ) async throws -> [ProfileGuess] {
        [
            try await runtime(), try await database(names), try await unknownSet(),
            ProfileGuess("version", nil, because: "nothing that OData shows tells it"),
        ]
    }

    /// The health check lies below `/0` on .NET Framework alone (creatio.md section 1.1).
    private func runtime() async throws -> ProfileGuess {
        let path = "/api/HealthCheck/Ping"
        let found: [(InstanceProfile.Runtime, String)] = [(.framework, "/0" + path), (.net, path)]
        for (runtime, path) in found {
            let answer = try await transport.send(WireRequest(.get, base + path))
            guard answer.isSuccess, !answer.body.starts(with: "<".utf8) else { continue }
            return ProfileGuess("runtime", runtime.rawValue, because: "'\(path)' answers")
        }
        return ProfileGuess("runtime", nil, because: "no health check answers")
    }

    /// MSSQL takes no notice of case where it compares texts, PostgreSQL does (creatio.md section
    /// 3.5, where it is inferred).
    private func database(
        _ names: (object: String, names: [String])?
    ) async throws -> ProfileGuess {
        let other = names?.names.lazy.map { ($0, $0.uppercased()) }.first { $0 != $1 }
        guard let object = names?.object, let (name, upper) = other else {
            return ProfileGuess("database", nil, because: "no row was read to compare by")
        }
        var options = QueryOptions()
        options.select = [["Id"]]
        options.top = 1
        options.filter = .binary(.eq, .path(["Name"]), .literal(.string(upper)))
        do {
            let isFound = try await !client.query(object, options).isEmpty
            return ProfileGuess(
                "database",
                (isFound ? InstanceProfile.DatabaseKind.msSQL : .postgreSQL).rawValue,
                because: "'\(upper)' finds \(isFound ? "" : "no ")\(object) '\(name)'"
            )
        } catch let refusal as CreatioError where refusal.isRefusal {
            return ProfileGuess("database", nil, because: "\(refusal)")
        }
    }

    private func unknownSet() async throws -> ProfileGuess {
        let name = "HandrailAsksForNothing"
        var options = QueryOptions()
        options.top = 1
        let answer: InstanceProfile.UnknownSetAnswer
        do {
            _ = try await client.query(name, options)
            return ProfileGuess("unknown set", nil, because: "there seems to be a set '\(name)'")
        } catch CreatioError.notAuthorized {
            answer = .unauthorized
        } catch CreatioError.notOData(_, 404, _, _) {
            answer = .page
        } catch CreatioError.refused(_, 404, let message) where message.isEmpty {
            return ProfileGuess("unknown set", nil, because: "'\(name)' gets a 404 without a word")
        } catch CreatioError.refused(_, 404, _) {
            answer = .routingError
        } catch let error as CreatioError {
            return ProfileGuess("unknown set", nil, because: "\(error)")
        }
        return ProfileGuess(
            "unknown set",
            answer.rawValue,
            because: "so '\(name)' was answered, which no instance has"
        )
    }
}
