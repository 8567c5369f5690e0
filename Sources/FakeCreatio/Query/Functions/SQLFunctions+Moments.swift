import GRDB
import Wire

extension SQLFunctions {
    static var moments: [DatabaseFunction] {
        [
            function("handrail_moved", 2) { values in
                guard let moment = moment(values[0]),
                    let distance = Int64.fromDatabaseValue(values[1])
                else { return nil }
                let (sum, overflows) = moment.microseconds.addingReportingOverflow(distance)
                guard !overflows, range.contains(sum) else {
                    throw SQLFault.momentOutOfRange.databaseError
                }
                return MomentText.of(Timestamp(microseconds: sum))
            },
            function("handrail_elapsed", 2) { values in
                guard let later = moment(values[0]), let earlier = moment(values[1]) else {
                    return nil
                }
                return later.microseconds - earlier.microseconds
            },
        ]
    }

    private static func moment(_ value: DatabaseValue) -> Timestamp? {
        String.fromDatabaseValue(value).flatMap(Timestamp.init(iso8601:))
    }

    /// The years 1 to 9999, as .NET knows them.
    private static let range: ClosedRange<Int64> = {
        let bounds = [MomentText.range.lowerBound, MomentText.range.upperBound].map {
            Timestamp(iso8601: $0)?.microseconds ?? 0
        }
        return bounds[0]...bounds[1]
    }()
}
