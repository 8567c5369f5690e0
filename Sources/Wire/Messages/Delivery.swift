/// How much of an answer reaches who asked, when the network is at fault.
package enum Delivery: Sendable, Hashable {
    case whole
    /// The connection ends before the answer begins.
    case nothing
    /// The connection ends after so many bytes of the body.
    case cut(after: Int)
}
