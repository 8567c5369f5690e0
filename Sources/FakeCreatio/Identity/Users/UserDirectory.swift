import Wire

/// The users of an instance: who they are comes from the settings, how their logins went from
/// their rows in `SysAdminUnit`.
struct UserDirectory {
    let users: [UserAccount]
    let store: RowStore
    let profile: InstanceProfile

    init(_ store: RowStore, _ settings: InstanceSettings) {
        users = settings.users
        self.store = store
        profile = settings.profile
    }

    var security: SecuritySettings { profile.security }

    /// What became of a name and a password.
    enum Verdict {
        /// With the time that a session of the user lasts.
        case accepted(UserAccount, sessionTimeout: Duration)
        case refused(LoginRefusal)
    }

    /// The user of that name who may work.
    func activeUser(_ name: String) -> UserAccount? {
        users.first { $0.name == name && $0.isActive }
    }

    /// Judges a name and a password, and keeps count of what was wrong.
    func verdict(on name: String, _ password: String, at now: Timestamp) throws -> Verdict {
        guard let user = users.first(where: { $0.name == name }), user.isActive else {
            return .refused(.wrongPassword(attemptsLeft: nil))
        }
        let isRight = user.password.matches(password)
        let judged = try change(user) { state in
            let refusal = state.judge(isRight, at: now, security)
            return (refusal, state.sessionTimeout(security))
        }
        // An instance whose objects leave users out has nowhere to count.
        let (refusal, timeout) =
            judged ?? (isRight ? nil : .wrongPassword(attemptsLeft: nil), security.sessionTimeout)
        if let refusal { return .refused(refusal) }
        guard user.hasLicence else { return .refused(.noLicence) }
        return .accepted(user, sessionTimeout: timeout)
    }

    func noteLogin(of user: UserAccount) throws {
        _ = try change(user) { $0.noteLogin() }
    }

    func noteLogout(of user: UserAccount) throws {
        _ = try change(user) { $0.noteLogout() }
    }

    /// Changes the user's row as the platform does by itself, and nil where there is no row.
    ///
    /// No process starts, and `ModifiedBy` stays.
    private func change<Value>(
        _ user: UserAccount,
        _ body: (inout LoginState) -> Value
    ) throws -> Value? {
        guard let table = store.model.table(StockAdminUnit.object) else { return nil }
        return try store.write { transaction in
            let named = try transaction.rows(of: table, where: ("Name", .text(user.name)))
            guard let row = named.first(where: \.isUser) else { return nil }
            var state = LoginState(row)
            let value = body(&state)
            var changed = row
            state.write(to: &changed)
            try transaction.update(changed, from: row)
            return value
        }
    }
}

extension EntityRow {
    /// Whether a row of `SysAdminUnit` is a user, and not a role.
    var isUser: Bool {
        let type = self["SysAdminUnitTypeValue"]
        return type == AdminUnitType.user.cell || type == AdminUnitType.portalUser.cell
    }
}
