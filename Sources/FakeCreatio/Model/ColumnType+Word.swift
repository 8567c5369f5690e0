extension ColumnType {
    /// The types under the words by which the control plane names them; lookups beside them name
    /// their target.
    static let words: [(word: String, type: ColumnType)] = [
        ("short text", .shortText), ("text", .mediumText), ("long text", .longText),
        ("unlimited text", .maxSizeText), ("integer", .integer), ("decimal", .decimal(scale: 2)),
        ("boolean", .boolean), ("date and time", .dateTime), ("date", .date), ("guid", .guid),
        ("stream", .stream), ("color", .color),
    ]
}
