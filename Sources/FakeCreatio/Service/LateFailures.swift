import HTTPTypes
import OData
import Wire

/// Inserts that are reported as failed although the row was saved.
///
/// That is what a client sees when something after the insert fails: the row stays, and who
/// repeats the request blindly makes a second one (creatio.md section 7, item 18).
struct LateFailures {
    /// How many more inserts fail so, by the name of the object.
    private var left: [String: Int]

    init(_ counts: [String: Int]) {
        left = counts
    }

    /// The answer that the client gets instead of the service's own to an insert.
    mutating func answer(insteadOf response: WireResponse, set: String) -> WireResponse {
        guard response.status == .created, let count = left[set], count > 0 else {
            return response
        }
        left[set] = count - 1
        return .odata(ODataError.failure([.init(message: Self.message)]))
    }

    private static let message = "Object reference not set to an instance of an object."
}
