import GRDB

extension SQLFunctions {
    static var text: [DatabaseFunction] {
        [
            TextFolding.function,
            function("handrail_upper", 1) { String.fromDatabaseValue($0[0])?.uppercased() },
            function("handrail_substring", 3) { values in
                guard let text = String.fromDatabaseValue(values[0]),
                    let start = Int.fromDatabaseValue(values[1]),
                    let length = Int.fromDatabaseValue(values[2])
                else { return nil }
                return try substring(of: text, from: start, length: length)
            },
        ]
    }

    /// A part of the text, counted in code points from 0.
    ///
    /// As in PostgreSQL what lies before the beginning counts but gives nothing, and so does what
    /// lies behind the end.
    private static func substring(
        of text: String,
        from start: Int,
        length: Int
    ) throws -> String {
        guard length >= 0 else { throw SQLFault.negativeLength.databaseError }
        let (end, overflows) = start.addingReportingOverflow(length)
        let scalars = text.unicodeScalars
        let count = scalars.count
        let lower = min(max(start, 0), count)
        let upper = overflows ? count : min(max(end, lower), count)
        return String(
            String.UnicodeScalarView(scalars.dropFirst(lower).prefix(upper - lower))
        )
    }
}
