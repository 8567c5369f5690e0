import Foundation
import HTTPTypes
import JSON
import OData
import Testing
import Wire

@testable import HandoffCore

@Suite struct `The columns that are kept` {
    @Test func `are read once, and again for one that is missing once they are not fresh`() throws {
        let creatio = StubCreatio { _ in Self.description }
        let readings = try creatio.run { client, environment, connection in
            let cache = CaseColumnCache(environment: environment)
            func read(_ name: String) async throws -> Int {
                _ = try await cache.columns(having: [name], of: connection, client)
                return creatio.requests.count
            }
            var readings = try await [read("UsrA"), read("UsrA"), read("UsrB")]
            try await environment.clock.sleep(for: CaseColumnCache.shortestLife)
            try await readings += [read("UsrA"), read("UsrB"), read("UsrB")]
            return readings
        }
        #expect(readings == [1, 1, 1, 1, 2, 2])
    }

    @Test func `are none where the instance does not tell them`() throws {
        let creatio = StubCreatio { _ in .json(["error": ["message": "no"]], status: .forbidden) }
        let columns = try creatio.run { client, environment, connection in
            try await CaseColumnCache(environment: environment)
                .columns(having: ["UsrA"], of: connection, client)
        }
        #expect(columns == nil)
    }

    /// An instance whose Case has one column.
    private static var description: WireResponse {
        let type = EntityType(
            name: "Case",
            properties: [Property(name: "UsrA", type: .string)],
            navigationProperties: []
        )
        let model = EntityModel(namespace: "S", entityTypes: [type])
        return WireResponse(
            status: .ok,
            headers: [.contentType: "application/xml"],
            body: Data(model.csdl().utf8)
        )
    }
}
