package import Foundation

/// A number as it stands in the text, digit for digit.
///
/// Two numbers are equal when their texts are: `1.0` is not `1`, because the digits are part of
/// what a service says.
package struct JSONNumber: Sendable, Hashable {
    /// The number as RFC 8259 writes it, for example `-1.50e3`.
    package let text: String

    package init(_ value: Int) {
        text = String(value)
    }

    package init(_ value: Decimal) {
        text = value.description
    }

    /// Takes the text of a number that is known to be well formed.
    package init(verbatim text: String) {
        self.text = text
    }

    /// The value where it is an integer that fits, nil otherwise.
    package var integer: Int? { Int(text) }

    /// The value to 38 significant digits; nil where the exponent is beyond what `Decimal` holds.
    package var decimal: Decimal? {
        guard let value = Decimal(string: text), value.isFinite else { return nil }
        return value
    }
}
