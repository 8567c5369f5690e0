import HTTPTypes
import Wire

/// What an answer says of when to come back (RFC 9110, section 10.2.3).
///
/// Creatio documents no such header (creatio.md section 6.1); what stands in front of it may send
/// one.
enum RetryAfter {
    /// How long the answer asks to be left alone: nil where it does not, or in words that are
    /// neither seconds nor a date.
    static func wait(in response: WireResponse, now: Timestamp) -> Duration? {
        guard [.tooManyRequests, .serviceUnavailable].contains(response.status),
            let name = HTTPField.Name("Retry-After"),
            let text = response.headers[name]
        else { return nil }
        if text.allSatisfy({ $0.isASCII && $0.isNumber }), let seconds = Int32(text) {
            return .seconds(seconds)
        }
        return Timestamp(httpDate: text).map { max($0 - now, .zero) }
    }
}
