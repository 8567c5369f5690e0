extension Duration {
    /// The units of the language and their length.
    static let units: [(names: [String], length: Duration)] = [
        (["ms"], .milliseconds(1)),
        (["s", "second", "seconds"], .seconds(1)),
        (["min", "minute", "minutes"], .seconds(60)),
        (["h", "hour", "hours"], .seconds(3600)),
        (["day", "days"], .seconds(86_400)),
    ]

    /// Reads `30 s`, `5 min` or `1 day`, with a space or without.
    init?(spelled text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        guard let count = Int(digits), count <= 1_000_000,
            let known = Self.units.first(where: { $0.names.contains(String(unit)) })
        else { return nil }
        self = known.length * count
    }

    /// The duration as the language writes it, in the largest unit that has no remainder.
    package var spelled: String {
        for unit in Self.units.reversed() {
            let (count, rest) = self.divided(by: unit.length)
            if rest == .zero, count > 0 { return "\(count) \(unit.names[0])" }
        }
        return self == .zero ? "0 s" : "\(self)"
    }

    private func divided(by other: Duration) -> (count: Int64, rest: Duration) {
        let own = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        let unit =
            other.components.seconds * 1000
            + other.components.attoseconds / 1_000_000_000_000_000
        let count = own / unit
        return (count, self - other * count)
    }
}
