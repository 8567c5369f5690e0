import Wire

/// What Creatio knows of a user's logins: columns of `SysAdminUnit` (creatio.md section 2.2).
struct LoginState: Equatable {
    private let isActive: Bool
    /// How many wrong passwords came in a row.
    private var failedAttempts: Int
    /// The user is locked out until then.
    private var unblockTime: Timestamp?
    private let passwordExpiresOn: Timestamp?
    private let mustChangePassword: Bool
    private var isLoggedIn: Bool
    /// In whole minutes; 0 for everybody's.
    private let timeoutMinutes: Int

    init(_ row: EntityRow) {
        isActive = row["Active"].isTrue
        failedAttempts = Self.number(row["LoginAttemptCount"])
        unblockTime = row["UnblockTime"].moment
        passwordExpiresOn = row["PasswordExpireDate"].moment
        mustChangePassword = row["ForceChangePassword"].isTrue
        isLoggedIn = row["LoggedIn"].isTrue
        timeoutMinutes = Self.number(row["SessionTimeout"])
    }

    /// Writes what a login can change.
    func write(to row: inout EntityRow) {
        row["LoginAttemptCount"] = .integer(failedAttempts)
        row["UnblockTime"] = unblockTime.map(CellValue.moment) ?? .null
        row["LoggedIn"] = .boolean(isLoggedIn)
    }

    /// How long a session of the user lasts without a request.
    func sessionTimeout(_ security: SecuritySettings) -> Duration {
        timeoutMinutes > 0 ? .seconds(60 * timeoutMinutes) : security.sessionTimeout
    }

    /// Judges a password, and counts it where it is wrong.
    ///
    /// - Parameters:
    ///   - isRight: Whether the password is the user's.
    ///   - now: The time of the instance's clock.
    ///   - security: How often somebody may try.
    /// - Returns: Why the user does not get in, nil where they do.
    mutating func judge(
        _ isRight: Bool,
        at now: Timestamp,
        _ security: SecuritySettings
    ) -> LoginRefusal? {
        if let end = unblockTime {
            guard end <= now else { return .lockedOut(until: end) }
            unblockTime = nil
            failedAttempts = 0
        }
        guard isRight else { return countFailure(at: now, security) }
        guard isActive else { return .wrongPassword(attemptsLeft: nil) }
        failedAttempts = 0
        if mustChangePassword || passwordExpiresOn.map({ $0 <= now }) == true {
            return .passwordExpired
        }
        return nil
    }

    mutating func noteLogin() {
        isLoggedIn = true
    }

    mutating func noteLogout() {
        isLoggedIn = false
    }

    private mutating func countFailure(
        at now: Timestamp,
        _ security: SecuritySettings
    ) -> LoginRefusal {
        failedAttempts += 1
        let limit = security.loginAttempts
        guard limit > 0, security.lockout > .zero else { return .wrongPassword(attemptsLeft: nil) }
        if failedAttempts >= limit {
            let end = now + security.lockout
            unblockTime = end
            return .lockedOut(until: end)
        }
        let warns =
            security.attemptsBeforeWarning > 0
            && failedAttempts >= security.attemptsBeforeWarning
        return .wrongPassword(attemptsLeft: warns ? limit - failedAttempts : nil)
    }

    private static func number(_ cell: CellValue) -> Int {
        guard case .integer(let number) = cell else { return 0 }
        return number
    }
}
