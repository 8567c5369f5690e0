import Testing
import Wire

@Suite struct `A date of HTTP` {
    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
        ("Mon, 05 Jan 2026 09:00:00 GMT", "2026-01-05T09:00:00Z"),
        ("Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-29T23:59:59Z"),
        ("Wed, 31 Dec 1969 00:00:00 GMT", "1969-12-31T00:00:00Z"),
    ])
    func `reads and writes`(date: String, moment: String) throws {
        let expected = try #require(Timestamp(iso8601: moment))
        #expect(Timestamp(httpDate: date) == expected)
        #expect(expected.httpDate == date)
    }

    @Test(arguments: [
        "", "120", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 24:00:00 GMT",
    ])
    func `is not read into anything else`(text: String) {
        #expect(Timestamp(httpDate: text) == nil)
    }
}
