/// A value that must not be seen: every description of it reads `‹secret›`.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The value itself, for the one place that has to send or compare it.
    package let exposed: String

    package init(_ value: String) {
        exposed = value
    }

    package var description: String { "‹secret›" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Whether the text is the secret, in a time that does not tell how much of it is right.
    package func matches(_ text: String) -> Bool {
        let own = Array(exposed.utf8)
        let other = Array(text.utf8)
        var difference = UInt(bitPattern: own.count ^ other.count)
        for index in other.indices {
            difference |= UInt(other[index] ^ (own.isEmpty ? 1 : own[index % own.count]))
        }
        return difference == 0
    }
}
