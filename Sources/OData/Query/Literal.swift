package import Foundation

/// A literal value of a URL or a payload.
///
/// The text of numbers and dates is kept as it was written, so that printing gives it back.
package enum Literal: Sendable, Hashable {
    case null
    case boolean(Bool)
    case string(String)
    case guid(UUID)
    /// A number as written: `1`, `-2.50`, `1e3`, `INF`, `-INF`, `NaN`.
    case number(String)
    /// ISO 8601 with `Z` or an offset, as written.
    case dateTimeOffset(String)
    case date(String)
    case timeOfDay(String)
    /// The text between the quotes of `duration'...'`.
    case duration(String)
    /// `Namespace.Type'Member'`: the qualified type name and the text between the quotes.
    case enumeration(type: String, member: String)
}
