/// The types whose literals stand behind a prefix and that no Creatio model has.
enum ForeignLiteral: String {
    case binary, geography, geometry

    init?(type: String) {
        self.init(rawValue: type)
    }

    /// Whether the text between the quotes is a value of the type.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .binary: Self.isBase64(text)
        case .geography, .geometry:
            text.withShape { cursor in cursor.srid() && cursor.shape() != nil }
        }
    }

    /// Rule `binaryValue`: base64url, padding optional; the letters of plain base64 pass as well,
    /// as they do with the Microsoft library.
    static func isBase64(_ text: String) -> Bool {
        let digits = text.reversed().drop { $0 == "=" }
        let padding = text.count - digits.count
        guard
            digits.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_+/".contains($0)) })
        else { return false }
        switch digits.count % 4 {
        case 0: return padding == 0
        case 2: return (padding == 0 || padding == 2) && "AQgw".contains(digits[digits.startIndex])
        case 3:
            return padding <= 1 && "AEIMQUYcgkosw048".contains(digits[digits.startIndex])
        default: return false
        }
    }
}
