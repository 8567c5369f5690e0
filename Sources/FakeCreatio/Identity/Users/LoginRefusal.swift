import Wire

/// Why somebody is not let in.
///
/// The texts are assumed: no public source tells Creatio's own (creatio.md section 2.1). That a
/// wrong password, a warning with the attempts that are left, and the lock follow each other is
/// documented.
enum LoginRefusal: Equatable {
    /// Nobody has that name and password, or the user is inactive.
    case wrongPassword(attemptsLeft: Int?)
    case lockedOut(until: Timestamp)
    case passwordExpired
    case secondFactorNeeded
    case noLicence

    /// What the login page shows.
    func text(at now: Timestamp) -> String {
        let wrong = "Invalid username or password specified, or your account is inactive."
        switch self {
        case .wrongPassword(nil): return wrong
        case .wrongPassword(let left?): return wrong + " Login attempts left: \(left)."
        case .lockedOut(let end):
            let minutes = (end.microseconds - now.microseconds + 59_999_999) / 60_000_000
            return "Your account is locked because of failed login attempts."
                + " Try again in \(minutes) min."
        case .passwordExpired: return "Your password has expired. Change it to log in."
        case .secondFactorNeeded: return "Confirm the login with your second factor."
        case .noLicence:
            return "You have no licence for any product. Contact your system administrator."
        }
    }
}
