extension String {
    /// The longest beginning of whole characters that fits into so many UTF-16 units.
    ///
    /// MSSQL counts those, PostgreSQL code points, of which there are never more.
    func cut(to limit: Int) -> String {
        guard utf16.count > limit else { return self }
        var length = 0
        let kept = prefix { character in
            length += character.utf16.count
            return length <= limit
        }
        return String(kept)
    }
}
