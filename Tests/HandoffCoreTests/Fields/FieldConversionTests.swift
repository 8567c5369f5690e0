import Foundation
import JSON
import Testing
import Wire

@testable import HandoffCore

@Suite struct `A field's value` {
    private func value(_ text: String, _ type: CaseColumn.ColumnType, zone: String = "UTC")
        -> String
    {
        do {
            let conversion = FieldConversion(zone: TimeZoneName(rawValue: zone), limit: 8)
            return try conversion.value(of: text, as: type).description
        } catch {
            return "! " + error.reason
        }
    }

    @Test(arguments: [
        ("3", "3"), (" -12 ", "-12"), ("+7", "7"), ("\u{2212}7", "-7"), ("007", "7"), ("3.0", "3"),
        ("1 234 567", "1234567"), ("1,234,567", "1234567"), ("2147483647", "2147483647"),
        ("3.5", "! '3.5' is not a whole number"),
        ("2147483648", "! '2147483648' is beyond what the column can hold"),
        ("1,234", "! '1,234' can be read as thousands or as decimals"),
        ("three", "! 'three' is not a number"), ("3 kettles", "! '3 kettles' is not a number"),
        ("1e3", "! '1e3' is not a number"), ("٣", "! '٣' is not a number"),
        ("12 34", "! '12 34' is not a number"), ("-", "! '-' is not a number"),
    ])
    func `is a whole number where the column is one`(text: String, expected: String) {
        #expect(value(text, .integer) == expected)
    }

    @Test(arguments: [
        ("12.50", "12.50"), ("12,5", "12.5"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"),
        ("1 234,567", "1234.567"), ("1'234.5", "1234.5"), ("0,125", "0.125"), ("-0.00", "0.00"),
        ("1234.567", "1234.567"), ("0012.5", "12.5"), ("1.234.567", "1234567"),
        ("1.234", "! '1.234' can be read as thousands or as decimals"),
        ("1,23,4", "! '1,23,4' is not a number"), ("12.", "! '12.' is not a number"),
        ("1.2.3,4", "! '1.2.3,4' is not a number"), ("$5", "! '$5' is not a number"),
        (
            "12345678901234567890123456789",
            "! '12345678901234567890123456789' has more than 28 digits"
        ),
    ])
    func `is a decimal where the column is one`(text: String, expected: String) {
        #expect(value(text, .decimal) == expected)
    }

    /// Foundation's own formatters, of countries that write numbers differently, are the oracle.
    @Test(arguments: ["en_US", "de_DE", "fr_FR", "sv_SE", "de_CH"], 0..<40 as Range<UInt64>)
    func `is the number that people of a country have written`(country: String, seed: UInt64)
        throws
    {
        var random = RandomText(seed: seed)
        let cents = random.number(below: 2_000_000_000) - 1_000_000_000
        let number = Decimal(cents) / 100
        let style = Decimal.FormatStyle(locale: Locale(identifier: country))
            .precision(.fractionLength(2))
        let read = value(number.formatted(style), .decimal)
        #expect(Decimal(string: read) == number, "\(number.formatted(style))")
    }

    @Test(arguments: [
        ("yes", "true"), ("Yes.", "true"), ("TRUE", "true"), ("1", "true"), ("Ja", "true"),
        ("oui", "true"), ("да", "true"), ("no", "false"), ("False", "false"), ("0", "false"),
        ("nein", "false"), ("нет", "false"), ("maybe", "! 'maybe' is neither yes nor no"),
        ("yes and no", "! 'yes and no' is neither yes nor no"),
    ])
    func `is yes or no where the column is a Boolean`(text: String, expected: String) {
        #expect(value(text, .boolean) == expected)
    }

    @Test(arguments: [
        ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000Z"),
        ("2026-11-22T10:00+02:00", "2026-11-22T08:00:00.000Z"),
        ("2026-11-22 10:00 -0530", "2026-11-22T15:30:00.000Z"),
        ("2026-11-22 10:00 UTC", "2026-11-22T10:00:00.000Z"),
        ("2026-11-22T10:00:00.1234567Z", "2026-11-22T10:00:00.123Z"),
        ("2026-11-22 10:00", "2026-11-22T09:00:00.000Z"),
        ("2026-07-22", "2026-07-21T22:00:00.000Z"), ("22.7.2026", "2026-07-21T22:00:00.000Z"),
        ("22.07.2026, 10:30", "2026-07-22T08:30:00.000Z"),
    ])
    func `is a moment where the column is one`(text: String, expected: String) {
        #expect(value(text, .moment, zone: "Europe/Berlin") == "\"\(expected)\"")
    }

    @Test(arguments: [
        "tomorrow", "03/04/2026", "2026-13-01", "2026-02-30", "31.02.2026", "1066-10-14", "10:00",
        "2026-11-22T25:00Z",
    ])
    func `is no moment that nobody can tell`(text: String) {
        #expect(value(text, .moment).hasPrefix("! "))
    }

    /// Foundation's calendar is the oracle.
    @Test(
        arguments: ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"],
        0..<40 as Range<UInt64>
    )
    func `is the moment that a calendar of the zone gives`(zone: String, seed: UInt64) throws {
        var random = RandomText(seed: seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        // Noon is at no change of clocks.
        let parts = DateComponents(
            year: 1980 + random.number(below: 60),
            month: 1 + random.number(below: 12),
            day: 1 + random.number(below: 28),
            hour: 12,
            minute: random.number(below: 60)
        )
        let date = try #require(calendar.date(from: parts))
        let minute = parts.minute ?? 0
        let day = "\(parts.day ?? 0).\(parts.month ?? 0).\(parts.year ?? 0)"
        let words = "\(day) 12:\(minute < 10 ? "0" : "")\(minute)"
        let expected = Timestamp(microseconds: Int64(date.timeIntervalSince1970) * 1_000_000)
        #expect(value(words, .moment, zone: zone) == "\"\(expected.iso8601())\"")
    }

    @Test(arguments: [
        ("kettle", "\"kettle\""), ("123456789", "\"12345678\""), ("<b>\0", "\"<\u{2060}b>\""),
    ])
    func `is a harmless text of the column's length`(text: String, expected: String) {
        #expect(value(text, .text) == expected)
    }

    @Test(arguments: [
        ("{76929F8C-7E15-4C64-BDB0-ADC62D383727}", "\"76929f8c-7e15-4c64-bdb0-adc62d383727\""),
        ("76929", "! '76929' is not a GUID"),
    ])
    func `is a GUID where the column is one`(text: String, expected: String) {
        #expect(value(text, .guid) == expected)
    }
}
