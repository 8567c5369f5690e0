package import Foundation

/// What a client sends to `$batch`: several requests in one (OData 4.0 protocol, section 11.7;
/// creatio.md section 3.8).
package struct BatchRequest: Sendable, Equatable {
    /// One request, or several that succeed or fail together.
    package enum Item: Sendable, Equatable {
        case operation(Operation)
        /// The name of the change set, and its requests; JSON calls it an atomicity group.
        case changeSet(name: String, [Operation])
    }

    /// One request within a batch.
    package struct Operation: Sendable, Equatable {
        /// `Content-ID` in multipart, `id` in JSON.
        package var id: String?
        package var method: String
        /// Relative to the service, relative to its host, absolute, or a reference such as
        /// `$1/ActivityCollectionByCase`.
        package var url: String
        package var headers: BatchHeaders
        package var body: Data
        /// The ids of requests and change sets that have to succeed first; JSON alone has them.
        package var dependsOn: [String]

        package init(
            id: String? = nil,
            method: String,
            url: String,
            headers: BatchHeaders = [:],
            body: Data = Data(),
            dependsOn: [String] = []
        ) {
            self.id = id
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.dependsOn = dependsOn
        }
    }

    package var items: [Item]

    package init(items: [Item]) {
        self.items = items
    }

    /// Reads the body of a request to `$batch`.
    ///
    /// - Parameters:
    ///   - body: The whole body.
    ///   - format: What its `Content-Type` says it is.
    ///   - limit: How many items a batch may have, and how many operations each change set and
    ///     the batch as a whole.
    /// - Throws: `BatchError`, in the words of the Microsoft OData library.
    package init(_ body: Data, _ format: BatchFormat, limit: Int) throws(BatchError) {
        switch format {
        case .json: items = try BatchJSON.requests(in: body)
        case .multipart(let boundary):
            items = try BatchMultipart.requests(in: body, boundary: boundary)
        }
        try check(limit: limit)
    }

    /// The body that means this batch.
    package func body(_ format: BatchFormat) -> Data {
        switch format {
        case .json: BatchJSON.body(of: items)
        case .multipart(let boundary): BatchMultipart.body(of: items, boundary: boundary)
        }
    }
}

// MARK: - Checks that both formats share

extension BatchRequest {
    /// The methods that a change set may hold.
    private static let changingMethods: Set = ["POST", "PUT", "PATCH", "DELETE"]

    private func check(limit: Int) throws(BatchError) {
        var operationCount = 0
        for item in items {
            switch item {
            case .operation: operationCount += 1
            case .changeSet(_, let operations):
                guard operations.count <= limit else { throw .tooManyOperations(limit: limit) }
                operationCount += operations.count
                try Self.check(operations)
            }
        }
        // The library counts a change set as one; Creatio documents a limit of sub-requests.
        guard items.count <= limit, operationCount <= limit else {
            throw .tooManyParts(limit: limit)
        }
    }

    private static func check(_ operations: [Operation]) throws(BatchError) {
        for operation in operations where !changingMethods.contains(operation.method) {
            throw .methodInChangeSet(operation.method)
        }
    }
}
