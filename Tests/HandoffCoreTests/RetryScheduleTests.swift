import Testing

@testable import HandoffCore

@Suite struct `Retry schedule` {
    @Test func `waits double up to five minutes`() {
        let waits = [1, 2, 3, 4, 9, 10, 60].map {
            RetrySchedule.delay(afterAttempts: $0, random: 0)
        }
        #expect(waits == [1, 2, 4, 8, 256, 300, 300].map { .seconds($0) })
    }

    @Test(arguments: [0, 1, 999_999, UInt64.max])
    func `chance takes away a fifth at most`(random: UInt64) {
        let wait = RetrySchedule.delay(afterAttempts: 1, random: random)
        #expect(wait <= .seconds(1) && wait >= .milliseconds(800))
    }
}
