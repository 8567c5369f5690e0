import Foundation
import HTTPTypes
import OData
import Wire

/// Carries out a batch, part after part, through the same routes as single requests.
struct BatchRun {
    /// The service as it got the batch.
    let service: ODataService
    let formats: BatchFormats
    private(set) var items: [BatchResponse.Item] = []
    private(set) var started: [ProcessStart] = []
    /// How many requests were carried out.
    private(set) var calls = 0
    private var references = BatchReferences()

    init(service: ODataService, formats: BatchFormats) {
        self.service = service
        self.formats = formats
    }

    /// Carries out the items in their order.
    ///
    /// - Parameters:
    ///   - batch: What is asked.
    ///   - goesOn: Whether a failure leaves the items behind it to be carried out
    ///     (creatio.md section 3.8).
    ///   - lateFailures: The inserts that are still to be reported as failed.
    mutating func perform(
        _ batch: BatchRequest,
        goesOn: Bool,
        _ lateFailures: inout LateFailures
    ) {
        for item in batch.items {
            let succeeded =
                switch item {
                case .operation(let operation): perform(operation, &lateFailures)
                case .changeSet(let name, let operations): perform(operations, name)
                }
            guard succeeded || goesOn else { return }
        }
    }

    private mutating func perform(
        _ operation: BatchRequest.Operation,
        _ lateFailures: inout LateFailures
    ) -> Bool {
        let part = BatchPart(operation, formats, service, references)
        let outcome = part.answer(in: service.store, &lateFailures)
        calls += 1
        started += outcome.started
        note(operation, part, outcome.response, in: &references)
        items.append(.result(part.result(outcome.response)))
        return outcome.response.isSuccess
    }

    /// Carries out a change set in one transaction, and takes all of it back if one request
    /// fails.
    ///
    /// Whether Creatio rolls back is not known (creatio.md section 3.8); the protocol demands it.
    /// As in ASP.NET's OData, a change set that failed has the answer of the request that failed
    /// and no other. Nothing in it is reported as failed late: what was saved is taken back.
    private mutating func perform(_ operations: [BatchRequest.Operation], _ name: String) -> Bool {
        let id = service.environment.makeID()
        do {
            let store = service.store
            let done = try store.write { transaction in
                try performAll(operations, RowAccess(transaction))
            }
            items.append(.changeSet(id: id, done.results))
            started += done.started
            references = done.references
            references.add("", for: name)
            return true
        } catch {
            let failure = error as? ChangeSetFailure
            let result =
                failure?.result
                ?? BatchPart.result(service.unhandled(error), id: operations.first?.id)
            items.append(.changeSet(id: id, [result]))
            references.addFailure(of: name)
            for case let id? in operations.map(\.id) { references.addFailure(of: id) }
            return false
        }
    }

    private struct Done {
        var results: [BatchResponse.Result] = []
        var started: [ProcessStart] = []
        var references: BatchReferences
    }

    private mutating func performAll(
        _ operations: [BatchRequest.Operation],
        _ store: RowAccess
    ) throws -> Done {
        var done = Done(references: references)
        var none = LateFailures([:])
        for operation in operations {
            let part = BatchPart(operation, formats, service, done.references)
            let outcome = part.answer(in: store, &none)
            calls += 1
            let result = part.result(outcome.response)
            guard outcome.response.isSuccess else { throw ChangeSetFailure(result: result) }
            note(operation, part, outcome.response, in: &done.references)
            done.results.append(result)
            done.started += outcome.started
        }
        return done
    }

    private func note(
        _ operation: BatchRequest.Operation,
        _ part: BatchPart,
        _ response: WireResponse,
        in references: inout BatchReferences
    ) {
        guard let id = operation.id else { return }
        if response.isSuccess {
            references.add(part.entityPath(response), for: id)
        } else {
            references.addFailure(of: id)
        }
    }
}

/// The form in which a batch came, and the one in which it is answered.
struct BatchFormats {
    let asked: BatchFormat
    let answered: BatchFormat
}

/// Ends the transaction of a change set.
private struct ChangeSetFailure: Error {
    let result: BatchResponse.Result
}
