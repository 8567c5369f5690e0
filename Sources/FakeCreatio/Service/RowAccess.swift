/// How one request reaches the rows: in transactions of its own, or within the transaction of the
/// change set that it belongs to.
struct RowAccess {
    private enum Source {
        case store(RowStore)
        case transaction(RowTransaction)
    }

    private let source: Source

    init(_ store: RowStore) {
        source = .store(store)
    }

    init(_ transaction: RowTransaction) {
        source = .transaction(transaction)
    }

    /// Runs the body in a transaction; where it is one's own, it is rolled back when the body
    /// throws.
    func write<Value>(_ body: (RowTransaction) throws -> Value) throws -> Value {
        switch source {
        case .store(let store): try store.write(body)
        case .transaction(let transaction): try body(transaction)
        }
    }

    func read<Value>(_ body: (RowTransaction) throws -> Value) throws -> Value {
        switch source {
        case .store(let store): try store.read(body)
        case .transaction(let transaction): try body(transaction)
        }
    }
}
