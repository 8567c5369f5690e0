package import Foundation

/// What `$batch` answers: one result for each request that was carried out.
package struct BatchResponse: Sendable, Equatable {
    /// The result of one request, or the results of a change set.
    package enum Item: Sendable, Equatable {
        case result(Result)
        /// The id of the change set, new in each answer, and its results; one that failed has one
        /// result, that of the request that failed.
        case changeSet(id: String, [Result])
    }

    /// The answer to one request within a batch.
    package struct Result: Sendable, Equatable {
        /// The id that the request had.
        package var id: String?
        package var status: Int
        package var headers: BatchHeaders
        package var body: Data

        package init(
            id: String? = nil,
            status: Int,
            headers: BatchHeaders = [:],
            body: Data = Data()
        ) {
            self.id = id
            self.status = status
            self.headers = headers
            self.body = body
        }
    }

    package var items: [Item]

    package init(items: [Item]) {
        self.items = items
    }

    /// Reads the body of an answer.
    ///
    /// - Parameters:
    ///   - body: The whole body.
    ///   - format: What its `Content-Type` says it is.
    /// - Throws: `BatchError` for a body that is no batch.
    package init(_ body: Data, _ format: BatchFormat) throws(BatchError) {
        switch format {
        case .json: items = try BatchJSON.responses(in: body)
        case .multipart(let boundary):
            items = try BatchMultipart.responses(in: body, boundary: boundary)
        }
    }

    /// The body that means this answer.
    package func body(_ format: BatchFormat) -> Data {
        switch format {
        case .json: BatchJSON.body(of: items)
        case .multipart(let boundary): BatchMultipart.body(of: items, boundary: boundary)
        }
    }
}
