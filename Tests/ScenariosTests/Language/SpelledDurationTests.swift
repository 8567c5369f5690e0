import Testing

@testable import Scenarios

@Suite struct `A spelled duration` {
    @Test(arguments: [
        ("500 ms", Duration.milliseconds(500)), ("30 s", .seconds(30)), ("30s", .seconds(30)),
        ("1 second", .seconds(1)), ("5 min", .seconds(300)), ("2 hours", .seconds(7200)),
        ("3 days", .seconds(259_200)),
    ])
    func `reads`(text: String, duration: Duration) {
        #expect(Duration(spelled: text) == duration)
    }

    @Test(arguments: ["", "s", "30", "-1 s", "1.5 s", "30 sec", "1 week", "99999999999 s"])
    func `reads nothing else`(text: String) {
        #expect(Duration(spelled: text) == nil)
    }

    @Test(arguments: ["0 s", "500 ms", "30 s", "5 min", "2 h", "3 day", "90 s", "1500 ms"])
    func `is written as it is read`(text: String) throws {
        let duration = try #require(Duration(spelled: text))
        #expect(duration.spelled == text)
    }
}
