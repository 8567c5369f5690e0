import FakeCreatio

/// The type of a column that the administrator added.
package enum ColumnKind: Sendable, Equatable {
    case plain(Plain)
    /// A link to a row of that object.
    case lookup(to: String)

    /// The types in the words of the object designer.
    package enum Plain: String, Sendable, Equatable, CaseIterable {
        case text
        case shortText = "short text"
        case longText = "long text"
        case unlimitedText = "unlimited text"
        case integer
        case decimal
        case boolean
        case moment = "date and time"
        case date
        case file
    }

    static let text = ColumnKind.plain(.text)

    var columnType: ColumnType {
        switch self {
        case .lookup(let target): .lookup(to: target)
        case .plain(let plain):
            switch plain {
            case .text: .mediumText
            case .shortText: .shortText
            case .longText: .longText
            case .unlimitedText: .maxSizeText
            case .integer: .integer
            case .decimal: .decimal(scale: 2)
            case .boolean: .boolean
            case .moment: .dateTime
            case .date: .date
            case .file: .stream
            }
        }
    }

    static let shape = Shape<ColumnKind>.either(
        .word(
            Plain.allCases.map {
                ($0.rawValue, ColumnKind.plain($0), "A column of the type \($0.rawValue).")
            }
        ),
        .keys(.required("lookup", lookupTarget, "The object that the column leads to.")) {
            .lookup(to: $0)
        }
    )

    private static let lookupTarget = Shape<String>.text.located
        .checked { object, _, reading in
            reading.check(object: object.value, at: object.position)
        }
        .map(\.value)
}

extension [Member<[Member<ColumnKind>]>] {
    /// The columns as the object designer has them, by the name of the object.
    var columns: [String: [Column]] {
        Dictionary(
            map { ($0.key, $0.value.map { Column($0.key, $0.value.columnType) }) }
        ) { first, _ in first }
    }
}
