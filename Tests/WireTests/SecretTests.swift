import Testing
import Wire

@Suite struct `Secrets` {
    @Test func `no description shows the value`() {
        let secret = Secret("hunter2")
        let shown = [
            "\(secret)", String(reflecting: secret), "\(["k": secret])", "\(Holder(key: secret))",
        ]
        #expect(shown.filter { $0.contains("hunter2") } == [])
    }

    @Test(arguments: [
        ("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("abc", "abcabc", false),
        ("", "", true), ("", "a", false), ("abc", "", false),
    ])
    func `only the whole value matches`(secret: String, text: String, isMatch: Bool) {
        #expect(Secret(secret).matches(text) == isMatch)
    }
}

private struct Holder {
    let key: Secret
}
