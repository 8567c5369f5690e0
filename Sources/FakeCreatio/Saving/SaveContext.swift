import Wire

/// Who saves, when, and on what kind of instance.
struct SaveContext {
    /// The contact of the user, which the journal columns name (creatio.md section 4.0).
    let contactID: String
    /// The language in which the user reads and writes; nil for that of the rows themselves.
    let culture: CultureID?
    let stamp: SaveStamp
    let makeID: @Sendable () -> String
    let profile: InstanceProfile
    /// The system operations that the user lacks.
    let missingOperations: Set<SystemOperation>

    init(
        contactID: String,
        culture: CultureID? = nil,
        environment: Environment,
        profile: InstanceProfile,
        missingOperations: Set<SystemOperation> = []
    ) {
        self.contactID = contactID
        self.culture = culture
        self.profile = profile
        self.missingOperations = missingOperations
        stamp = SaveStamp(moment: environment.now(), tick: 1 + Int(environment.random() % 9))
        makeID = environment.makeID
    }

    /// The refusal for that reason, in the words of the instance's database.
    func refusal(_ reason: SaveRefusal.Reason) -> SaveRefusal {
        SaveRefusal(reason: reason, database: profile.database)
    }
}

/// The moment of a save, which every column that it dates shares.
struct SaveStamp: Equatable {
    let moment: Timestamp
    /// The tenths of a microsecond, 1 to 9: .NET knows them and echoes them, the database does
    /// not keep them (creatio.md section 3.3).
    let tick: Int
}
