import Wire

/// Who saves, and when.
struct SaveContext {
    /// The contact of the user, which the journal columns name (creatio.md section 4.0).
    let contactID: String
    let stamp: SaveStamp
    let makeID: @Sendable () -> String
    /// The values of the system settings by their codes.
    let settings: [String: CellValue]
}

/// The moment of a save, which every column that it dates shares.
struct SaveStamp: Equatable {
    let moment: Timestamp
    /// The tenths of a microsecond, 1 to 9: .NET knows them and echoes them, the database does
    /// not keep them (creatio.md section 3.3).
    let tick: Int
}

extension SaveContext {
    init(contactID: String, environment: Environment) {
        self.init(
            contactID: contactID,
            stamp: SaveStamp(
                moment: environment.now(),
                tick: 1 + Int(environment.random() % 9)
            ),
            makeID: environment.makeID,
            settings: SystemSettings.stock
        )
    }
}
