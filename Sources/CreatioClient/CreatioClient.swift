package import Foundation
import HTTPTypes
package import JSON
package import OData
package import Wire

/// A client of one Creatio instance: reads and writes rows over OData 4 with OAuth client
/// credentials.
///
/// Rows are JSON objects with the flat column names of Creatio (`ContactId`, creatio.md section
/// 3.6). Every function throws `CreatioError`, or `CancellationError` where the task was
/// cancelled. Nothing is repeated but a call that was turned away for want of a valid token,
/// once, with a new one: what else to repeat, and when, is for the caller to know.
package struct CreatioClient: Sendable {
    private let connection: CreatioConnection
    private let exchange: Exchange
    private let tokens: AccessTokenSource

    package init(connection: CreatioConnection, environment: Environment) {
        self.connection = connection
        exchange = Exchange(environment: environment)
        tokens = AccessTokenSource(connection: connection, exchange: exchange)
    }

    /// The rows of an entity set that the options ask for.
    package func query(
        _ set: String,
        _ options: QueryOptions = QueryOptions()
    ) async throws -> [JSONValue] {
        let answer = try await accepted(.get, .entitySet(set, .collection), options)
        guard let rows = answer.content?["value"]?.elements else { throw answer.isNotOData }
        return rows
    }

    /// The row of that id; nil where there is none.
    package func read(
        _ set: String,
        id: UUID,
        _ options: QueryOptions = QueryOptions()
    ) async throws -> JSONValue? {
        let answer = try await answer(.get, .entitySet(set, .entity(id)), options)
        if answer.isMissingRow { return nil }
        return try answer.row
    }

    /// What the instance says of its objects: CSDL, 1.4 MB and more (creatio.md section 1.3).
    package func metadata() async throws -> Data {
        try await answer(.get, .metadata, content: Content(wants: "application/xml")).document
    }

    /// Adds a row, which may bring its own `Id`; returns it with what Creatio filled in.
    @discardableResult
    package func create(_ set: String, _ row: JSONValue) async throws -> JSONValue {
        try await accepted(.post, .entitySet(set, .collection), content: Content(row)).row
    }

    /// Changes the columns that are named and no others.
    package func update(_ set: String, id: UUID, _ changes: JSONValue) async throws {
        _ = try await accepted(.patch, .entitySet(set, .entity(id)), content: Content(changes))
    }

    /// Puts bytes into a stream of a row, in the place of those that were there (creatio.md section
    /// 3.7).
    package func upload(_ bytes: Data, to property: String, of set: String, id: UUID) async throws {
        let path = ResourcePath.entitySet(set, .member(id, path: [property], .whole))
        _ = try await accepted(
            .put,
            path,
            content: Content(bytes: bytes, type: "application/octet-stream")
        )
    }

    /// Removes a row.
    package func delete(_ set: String, id: UUID) async throws {
        _ = try await accepted(.delete, .entitySet(set, .entity(id)))
    }

    /// The bytes of a stream property, such as a file's `Data` (creatio.md section 3.7).
    ///
    /// - Parameters:
    ///   - property: The stream property.
    ///   - set: The entity set.
    ///   - id: The row.
    /// - Returns: The bytes; nil where there is no such row, or nothing in it.
    /// - Throws: `CreatioError`.
    package func stream(_ property: String, of set: String, id: UUID) async throws -> Data? {
        let path = ResourcePath.entitySet(set, .member(id, path: [property], .whole))
        return try await answer(.get, path, QueryOptions()).bytes
    }

    /// Carries out several calls in one request, in their order and each on its own.
    ///
    /// - Parameter calls: At most 100 (creatio.md section 3.8).
    /// - Returns: What became of each call that was tried; none is tried behind one that failed.
    /// - Throws: `CreatioError` where the batch as a whole was not taken.
    package func batch(_ calls: [BatchCall]) async throws -> [Result<JSONValue?, CreatioError>] {
        let batch = BatchRequest(items: calls.enumerated().map { $1.item(numbered: $0 + 1) })
        let answer = try await answer(.post, .batch, content: Content(bytes: batch.body(.json)))
        if let refusal = answer.refusal { throw refusal }
        guard let results = answer.batchResults, 1...calls.count ~= results.count else {
            throw answer.isNotOData
        }
        return zip(calls, results).map { call, result in
            let part = Answer(
                result,
                to: "'\(call.method) \(call.path)'",
                instanceURL: connection.instanceURL,
                now: exchange.environment.now()
            )
            return part.refusal.map { .failure($0) } ?? .success(part.content)
        }
    }

    private func accepted(
        _ method: HTTPRequest.Method,
        _ path: ResourcePath,
        _ options: QueryOptions = QueryOptions(),
        content: Content = Content()
    ) async throws -> Answer {
        let answer = try await answer(method, path, options, content: content)
        if let refusal = answer.refusal { throw refusal }
        return answer
    }

    /// Sends with a token, and once more with a new one where the first was not accepted.
    ///
    /// One renewal and no more: an instance also answers 401 where a new token cannot help
    /// (creatio.md section 2.3).
    private func answer(
        _ method: HTTPRequest.Method,
        _ path: ResourcePath,
        _ options: QueryOptions = QueryOptions(),
        content: Content = Content()
    ) async throws -> Answer {
        let token = try await tokens.token()
        let first = try await send(method, path, options, content, token)
        guard first.isTurnedAway else { return first }
        let renewed = try await tokens.token(insteadOf: token)
        return try await send(method, path, options, content, renewed)
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: ResourcePath,
        _ options: QueryOptions,
        _ content: Content,
        _ token: Secret
    ) async throws -> Answer {
        let request = try WireRequest(
            method,
            connection.serviceRoot + path.address(options),
            headers: content.headers(token),
            body: content.bytes
        )
        // Options and body stay out of the name, because they hold what visitors wrote.
        let call = "'\(method) \(path)'"
        let response = try await exchange.send(request, as: call)
        return Answer(
            response,
            to: call,
            instanceURL: connection.instanceURL,
            now: exchange.environment.now()
        )
    }
}

/// What a request brings, and of what type an answer it wants.
private struct Content {
    var bytes = Data()
    var type = "application/json; charset=utf-8; IEEE754Compatible=true"
    var wants = "application/json"

    /// What Creatio documents as required on every call (creatio.md section 3.1).
    func headers(_ token: Secret) -> HTTPFields {
        var headers: HTTPFields = [
            .accept: wants, .authorization: "Bearer " + token.exposed, .contentType: type,
        ]
        if let forceUseSession = HTTPField.Name("ForceUseSession") {
            headers[forceUseSession] = "true"
        }
        return headers
    }
}

extension Content {
    init(_ row: JSONValue) {
        self.init(bytes: row.serialized())
    }
}
