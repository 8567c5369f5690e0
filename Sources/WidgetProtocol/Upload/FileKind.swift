/// The kinds of files that a visitor may send (opencx.md section 4.8).
package enum FileKind: String, Sendable, CaseIterable {
    case png, jpeg, gif, webp, pdf, csv, xls, xlsx, txt

    /// What is allowed while the AI answers.
    package static let forAI: Set = [png, jpeg, gif, webp, pdf, csv, xls, xlsx]
    /// What is allowed after the handoff.
    package static let forHumans: Set = [txt, png, jpeg, gif, pdf, csv, xls, xlsx]

    /// What a conversation in that state takes.
    package static func allowed(afterHandoff isHandedOff: Bool) -> Set<FileKind> {
        isHandedOff ? forHumans : forAI
    }

    /// The kind of a file by its name's ending and the MIME type that its sender claims; nil where
    /// it is none of these, or where the two contradict each other.
    ///
    /// A spreadsheet is known by its ending alone: browsers call CSV whatever the visitor's
    /// office suite has told them.
    package init?(name: String, type: String) {
        let byType = Self.kind(ofType: type)
        let ending = Self.ending(of: name)
        guard !ending.isEmpty else {
            guard let byType else { return nil }
            self = byType
            return
        }
        let byEnding = Self.allCases.first { $0.endings.contains(ending) }
        guard let byEnding else { return nil }
        let isTold = byEnding.isSpreadsheet || Self.says(nothing: type) || byType == byEnding
        guard isTold else { return nil }
        self = byEnding
    }

    /// The MIME type under which such a file is given back.
    package var mediaType: String { mediaTypes[0] }

    private var isSpreadsheet: Bool {
        switch self {
        case .csv, .xls, .xlsx: true
        case .png, .jpeg, .gif, .webp, .pdf, .txt: false
        }
    }

    private var endings: [String] {
        self == .jpeg ? ["jpg", "jpeg"] : [rawValue]
    }

    private var mediaTypes: [String] {
        switch self {
        case .png: ["image/png"]
        case .jpeg: ["image/jpeg", "image/jpg"]
        case .gif: ["image/gif"]
        case .webp: ["image/webp"]
        case .pdf: ["application/pdf"]
        case .csv: ["text/csv"]
        case .xls: ["application/vnd.ms-excel"]
        case .xlsx: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]
        case .txt: ["text/plain"]
        }
    }

    private static func kind(ofType type: String) -> FileKind? {
        let bare = bare(type)
        return allCases.first { $0.mediaTypes.contains(bare) }
    }

    /// Browsers claim nothing, or this, where they do not know.
    private static func says(nothing type: String) -> Bool {
        ["", "application/octet-stream"].contains(bare(type))
    }

    private static func bare(_ type: String) -> String {
        type.prefix { $0 != ";" && $0 != " " }.lowercased()
    }

    private static func ending(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}

extension Set<FileKind> {
    /// The endings in the order of the alphabet, for a sentence.
    package var phrase: String { map(\.rawValue).sorted().joined(separator: ", ") }
}
