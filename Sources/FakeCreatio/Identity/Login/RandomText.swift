/// Texts of random characters, for tokens and cookies.
package enum RandomText {
    /// Upper-case hexadecimal digits.
    package static func hexadecimal(_ count: Int, _ random: () -> UInt64) -> String {
        text(count, from: Array("0123456789ABCDEF"), random)
    }

    static func alphanumeric(_ count: Int, _ random: () -> UInt64) -> String {
        text(
            count,
            from: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
            random
        )
    }

    private static func text(
        _ count: Int,
        from alphabet: [Character],
        _ random: () -> UInt64
    ) -> String {
        String((0..<count).map { _ in alphabet[Int(random() % UInt64(alphabet.count))] })
    }
}
