import Testing
import Wire

@testable import HandoffCore

@Suite struct `A time zone` {
    @Test(arguments: [
        ("UTC", "2026-07-01T10:00:30Z", "2026-07-01 10:00 UTC"),
        ("Europe/Berlin", "2026-07-01T10:00:30Z", "2026-07-01 12:00 +02:00"),
        ("Europe/Berlin", "2026-12-31T23:30:00Z", "2027-01-01 00:30 +01:00"),
        ("America/New_York", "2026-01-15T03:00:00Z", "2026-01-14 22:00 -05:00"),
        ("Asia/Kathmandu", "2026-01-15T00:00:00Z", "2026-01-15 05:45 +05:45"),
        ("Africa/Abidjan", "2026-01-15T00:00:00Z", "2026-01-15 00:00 +00:00"),
    ])
    func `shows a moment with what its clocks show`(zone: String, moment: String, shown: String)
        throws
    {
        let moment = try #require(Timestamp(iso8601: moment))
        #expect(TimeZoneName(rawValue: zone).shown(moment) == shown)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-07-01T12:00:00Z", "2026-07-01T10:00:00Z"),
        ("Europe/Berlin", "2026-01-01T12:00:00Z", "2026-01-01T11:00:00Z"),
        // The hour that the clocks leave out, and the one that comes twice.
        ("Europe/Berlin", "2026-03-29T02:30:00Z", "2026-03-29T01:30:00Z"),
        ("Europe/Berlin", "2026-10-25T02:30:00Z", "2026-10-25T00:30:00Z"),
        ("UTC", "2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z"),
    ])
    func `reads what a clock on the wall shows`(zone: String, wall: String, expected: String)
        throws
    {
        let wall = try #require(Timestamp(iso8601: wall))
        #expect(TimeZoneName(rawValue: zone).moment(ofLocal: wall) == Timestamp(iso8601: expected))
    }

    @Test(arguments: ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"])
    func `is one by its IANA name`(name: String) {
        #expect(TimeZoneName(rawValue: name).problem == nil)
    }

    @Test(arguments: [
        ("Europe/Berlni", "'Europe/Berlni' is no IANA time zone; did you mean 'Europe/Berlin'?"),
        ("GMT+5", "'GMT+5' is no IANA time zone; give one such as 'Europe/Berlin'"),
        ("", "'' is no IANA time zone; give one such as 'Europe/Berlin'"),
    ])
    func `is none by another name`(name: String, problem: String) {
        #expect(TimeZoneName(rawValue: name).problem == problem)
    }
}
