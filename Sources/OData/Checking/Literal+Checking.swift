extension Literal {
    /// Refuses a day that its month does not have.
    ///
    /// The library's words are assumed; it reads such a literal as no date at all.
    func checkValue() throws(ODataError) {
        let text: String
        switch self {
        case .date(let date): text = date
        case .dateTimeOffset(let moment): text = String(moment.prefix { $0 != "T" && $0 != "t" })
        default: return
        }
        let parts = text.drop { $0 == "-" }.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]) else { return }
        // A year of more digits than Int holds leaps or not by its last four.
        let year = Int(parts[0].suffix(4)) ?? 0
        guard day <= Self.days(in: month, of: year) else {
            throw ODataError.invalidQuery("Unrecognized literal '\(self)'.")
        }
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2:
            (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
                ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
