import Foundation
import HTTPTypes
package import JSON
import OData
import Wire

/// One call of several that travel in one request.
package struct BatchCall: Sendable, Equatable {
    let method: HTTPRequest.Method
    let path: ResourcePath
    let body: JSONValue

    /// Adds a row to an entity set.
    package static func create(_ set: String, _ row: JSONValue) -> BatchCall {
        BatchCall(method: .post, path: .entitySet(set, .collection), body: row)
    }

    /// The call as a part of a batch in JSON.
    func item(numbered number: Int) -> BatchRequest.Item {
        .operation(
            BatchRequest.Operation(
                id: String(number),
                method: method.rawValue,
                url: path.address(QueryOptions()),
                headers: ["Content-Type": "application/json", "Accept": "application/json"],
                body: body.serialized()
            )
        )
    }
}

extension Answer {
    /// The answers to the parts of a batch, in their order; nil where the body is no batch.
    var batchResults: [WireResponse]? {
        guard let batch = try? BatchResponse(response.body, .json) else { return nil }
        return batch.items.flatMap { item in
            switch item {
            case .result(let result): [result.response]
            case .changeSet(_, let results): results.map(\.response)
            }
        }
    }
}

extension BatchResponse.Result {
    fileprivate var response: WireResponse {
        var fields = HTTPFields()
        for field in headers.fields {
            if let name = HTTPField.Name(field.name) { fields[name] = field.value }
        }
        return WireResponse(status: .init(code: status), headers: fields, body: body)
    }
}
