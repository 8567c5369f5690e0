import Scenarios
import Testing

@Suite struct `A field's value and the AI's words` {
    @Test(arguments: [
        (FieldReading.text, "kettle", "kettle"), (.text, "kett", "kettle"),
        (.text, "a <\u{2060}b>", "a <b>"), (.number, "1234.50", "1,234.5"),
        (.number, "1234.50", "1.234,50"), (.number, "-3", " -3 "), (.truth, "true", "Yes"),
        (.truth, "false", "nein"), (.name(), "High", "high"),
        (.name(orIts: ["Високий"]), "High", "високий"),
        (.moment, "2026-11-22T08:00:00Z", "2026-11-22T10:00:00+02:00"),
        (.moment, "2026-11-21T23:00:00Z", "2026-11-22"),
    ])
    func `are the same`(reading: FieldReading, value: String, words: String) {
        #expect(reading.accepts(value, for: words))
    }

    @Test(arguments: [
        (FieldReading.text, "", "kettle"), (.text, "kettles", "kettle"), (.text, "x", "kettle"),
        (.number, "1234.50", "12.345,0"), (.number, "0.00", "three"), (.truth, "false", "yes"),
        (.truth, "true", "no"), (.name(), "", "High"),
        (.name(orIts: ["Низький"]), "Low", "High"),
        (.moment, "2026-11-22T08:00:00Z", "2026-11-22T10:00:00Z"),
        (.moment, "2026-11-24T23:00:00Z", "2026-11-22"), (.moment, "", "2026-11-22"),
    ])
    func `differ`(reading: FieldReading, value: String, words: String) {
        #expect(!reading.accepts(value, for: words))
    }
}
