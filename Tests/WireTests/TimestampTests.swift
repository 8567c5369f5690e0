import Testing
import Wire

@Suite struct `Timestamps` {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0),
        ("2024-02-29T23:59:59.999Z", 1_709_251_199_999_000),
        ("0001-01-01T00:00:00.000Z", -62_135_596_800_000_000),
        ("1969-12-31T23:59:59.500Z", -500_000),
        ("9999-12-31T23:59:59.000Z", 253_402_300_799_000_000),
    ])
    func `a moment is written and read back`(text: String, microseconds: Int) {
        #expect(Timestamp(iso8601: text)?.microseconds == Int64(microseconds))
        #expect(Timestamp(microseconds: Int64(microseconds)).iso8601() == text)
    }

    @Test func `fraction digits are cut, and padded beyond the sixth`() {
        let moment = Timestamp(microseconds: 1_999_999)
        #expect(moment.iso8601(fractionDigits: 0) == "1970-01-01T00:00:01Z")
        #expect(moment.iso8601(fractionDigits: 1) == "1970-01-01T00:00:01.9Z")
        #expect(moment.iso8601(fractionDigits: 7) == "1970-01-01T00:00:01.9999990Z")
    }

    @Test(arguments: [
        "2026-11-22T10:00:00+02:00", "2026-11-22T08:00Z", "2026-11-22T03:30:00.0000000-04:30",
    ])
    func `an offset leads to the same moment`(text: String) {
        #expect(Timestamp(iso8601: text)?.iso8601() == "2026-11-22T08:00:00.000Z")
    }

    @Test(arguments: [
        "2026-11-22", "2026-11-22T10:00:00", "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z",
        "2026-11-22T24:00:00Z", "2026-11-22T10:00:00.Z", "2026-11-22T10:00:00Zz", "",
    ])
    func `what names no moment is refused`(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test func `durations lead from moment to moment`() {
        let start = Timestamp(microseconds: 0)
        #expect((start + .milliseconds(1500)).microseconds == 1_500_000)
        #expect((start + .milliseconds(1500)) - start == .milliseconds(1500))
    }
}
