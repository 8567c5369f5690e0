import Foundation
import Wire

/// Dates and times as an AI writes them.
///
/// Read is ISO 8601, also without a zone or a time of day, and a day with points, `22.11.2026`. One
/// with slashes is refused: `03/04/2026` is a day of March or of April.
enum SpelledMoment {
    /// What both databases can keep: the calendar of MSSQL's `datetime` begins in 1753.
    private static let years = 1753...9999

    /// The moment; without a zone, in the one that is given; without a time, at its midnight.
    static func read(_ text: String, in zone: TimeZoneName) throws(FieldConversion.Miss)
        -> Timestamp
    {
        guard let parts = Parts(text), let local = Timestamp(iso8601: parts.iso8601) else {
            throw FieldConversion.Miss(
                reason: "'\(text)' is not a date such as 2026-11-22 or 2026-11-22T10:00Z"
            )
        }
        guard years ~= parts.year else {
            throw FieldConversion.Miss(reason: "the year of '\(text)' cannot be kept")
        }
        return parts.hasZone ? local : zone.moment(ofLocal: local)
    }

    /// A date, and a time of day where there is one.
    private struct Parts {
        let year: Int
        let iso8601: String
        let hasZone: Bool

        init?(_ text: String) {
            let iso =
                #/
                (\d{4}) (-\d\d-\d\d)
                (?: [T\ ] (\d\d:\d\d (?: :\d\d (?: \.\d+ )? )?) \ ? (Z | UTC | [-+]\d\d:?\d\d)? )?
                /#
            let points =
                #/
                (\d\d?) \. (\d\d?) \. (\d{4}) (?: ,?\ (\d\d:\d\d (?: :\d\d)?) )?
                /#
            if let match = text.wholeMatch(of: iso) {
                let zone = match.4.map { String($0) }
                self.init(String(match.1), "\(match.1)\(match.2)", match.3, zone)
            } else if let match = text.wholeMatch(of: points) {
                let date = "\(match.3)-\(Self.padded(match.2))-\(Self.padded(match.1))"
                self.init(String(match.3), date, match.4, nil)
            } else {
                return nil
            }
        }

        private init(_ year: String, _ date: String, _ time: Substring?, _ zone: String?) {
            self.year = Int(year) ?? 0
            hasZone = zone != nil
            iso8601 = "\(date)T\(time ?? "00:00")\(Self.written(zone))"
        }

        private static func written(_ zone: String?) -> String {
            guard let zone, zone != "UTC" else { return "Z" }
            guard zone.count == 5 else { return zone }
            return "\(zone.prefix(3)):\(zone.suffix(2))"
        }

        private static func padded(_ digits: Substring) -> String {
            digits.count == 1 ? "0\(digits)" : String(digits)
        }
    }
}
