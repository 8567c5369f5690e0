import Foundation
import OData
import Wire

/// A time zone by its IANA name, in which texts show times.
struct TimeZoneName: RawRepresentable, Codable, Sendable, Equatable {
    static let utc = TimeZoneName(rawValue: "UTC")

    var rawValue: String

    /// What keeps the name from being used; nil where nothing does.
    var problem: String? {
        guard zone == nil else { return nil }
        let nearest = NearestWord.to(rawValue, among: TimeZone.knownTimeZoneIdentifiers)
        return "'\(rawValue)' is no IANA time zone; "
            + (nearest.map { "did you mean '\($0)'?" } ?? "give one such as 'Europe/Berlin'")
    }

    /// The moment as texts show it: `2026-11-22 11:00 +01:00`, or with `UTC` in that zone.
    func shown(_ moment: Timestamp) -> String {
        let offset = offset(at: moment)
        let local = (moment + .seconds(offset)).iso8601(fractionDigits: 0)
        let minutes = local.replacing("T", with: " ").prefix(16)
        guard offset != 0 || self != .utc else { return minutes + " UTC" }
        return "\(minutes) \(Self.written(offset))"
    }

    /// How far the zone's clocks are ahead of UTC at a moment, in seconds.
    func offset(at moment: Timestamp) -> Int {
        // The zone of most installations costs nothing; another one makes Foundation load its
        // tables.
        guard self != .utc else { return 0 }
        let seconds = Double(moment.microseconds) / 1_000_000
        return zone?.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)) ?? 0
    }

    /// The moment at which the zone's clocks show a date and time that is given as if it were UTC.
    ///
    /// A time that a change of clocks leaves out is read by the clocks before the change; of one
    /// that comes twice, the first is meant.
    func moment(ofLocal local: Timestamp) -> Timestamp {
        let candidates = [-86_400, 86_400].map { around in
            local + .seconds(-offset(at: local + .seconds(around)))
        }
        let fitting = candidates.filter { $0 + .seconds(offset(at: $0)) == local }
        return fitting.min() ?? candidates[0]
    }

    /// The zone; nil for a name that is none.
    ///
    /// What is no name of the IANA's is none, although Foundation would take `GMT+5` too.
    private var zone: TimeZone? {
        guard self == .utc || rawValue.contains("/") else { return nil }
        return TimeZone(identifier: rawValue)
    }

    private static func written(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (offset < 0 ? "-" : "+") + parts.joined(separator: ":")
    }
}
