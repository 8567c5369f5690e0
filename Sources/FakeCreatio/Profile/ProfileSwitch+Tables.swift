extension ProfileSwitch {
    /// What the instance is built and runs on.
    static let build: [ProfileSwitch] = [
        .choice("runtime", "0.3", "the framework under the application", \.runtime),
        .choice("database", "0.3", "the database under the application", \.database),
        .text("version", "0.3", "the version that the instance tells of itself", \.version),
    ]

    /// How the OData service answers.
    static let service: [ProfileSwitch] = [
        .seconds(
            "model build",
            "1.2",
            "seconds from a change of the objects until OData shows it",
            \.modelBuild
        ),
        .text(
            "language",
            "3.1",
            "the culture of users who have none of their own, such as uk-UA",
            \.language
        ),
        .choice("unknown set", "3.9", "how an unknown entity set is answered", \.unknownSet),
        .flag("error detail", "3.9", "a routing error tells its detail", \.showsErrorDetail),
        .choice("rights refusal", "3.9", "how a missing right is refused", \.rightsRefusal),
        .flag(
            "refuses zoneless dates",
            "3.3",
            "a date without a zone refuses the body; otherwise year 1 is stored",
            \.refusesZonelessDates
        ),
        .flag(
            "refuses unknown property in update",
            "3.6",
            "an update with an unknown property is refused; otherwise nothing is written",
            \.refusesUnknownPropertyInUpdate
        ),
        .flag(
            "insists on required columns",
            "3.6",
            "an insert without a required column is refused",
            \.insistsOnRequiredColumns
        ),
        .flag(
            "lifecycle keeps case",
            "3.6",
            "the life-cycle rows of a case keep it from being deleted",
            \.lifecycleKeepsCase
        ),
        .flag(
            "disables system tables",
            "2.5",
            "OData refuses to write to system tables",
            \.disablesSystemTables
        ),
        .flag(
            "common closure code",
            "4.3",
            "CommonCaseClosureCode: a case that ends gets the closure code of the settings",
            \.hasCommonClosureCode
        ),
        .minutes(
            "server time zone",
            "3.3",
            "minutes that the server's zone is ahead of UTC; a date alone is midnight there",
            from: -14 * 60,
            \.serverTimeZoneOffset
        ),
        .list(
            "denied file extensions",
            "3.7",
            "endings of file names that are refused, with commas between",
            \.deniedFileExtensions
        ),
        .flag("blocks DELETE", "3.2", "a web server refuses the verb DELETE", \.blocksDelete),
    ]

    /// How users log in and how long they stay.
    static let security: [ProfileSwitch] = [
        .minutes(
            "session timeout",
            "2.2",
            "UserSessionTimeout: minutes without a request that end a session",
            \.security.sessionTimeout
        ),
        .number(
            "login attempts",
            "2.2",
            "LoginAttemptCount: wrong passwords that lock a user out; 0 for no limit",
            \.security.loginAttempts
        ),
        .number(
            "attempts before warning",
            "2.2",
            "LoginAttemptBeforeWarningCount: wrong passwords before a warning; 0 for none",
            \.security.attemptsBeforeWarning
        ),
        .minutes(
            "lockout",
            "2.2",
            "UserLockoutDuration: minutes that a user stays locked out; 0 for never",
            \.security.lockout
        ),
        .flag(
            "CSRF token",
            "2.1",
            "UseCsrfToken: a cookie session needs the header BPMCSRF",
            \.security.usesCSRFToken
        ),
        .list(
            "CSRF exempt paths",
            "2.1",
            "DisableCsrfTokenValidationForPaths: paths that need no token, with commas between",
            \.security.csrfExemptPaths
        ),
        .flag(
            "one session per user",
            "2.1",
            "AllowOnlyOneSessionPerUser: a login ends the user's earlier sessions",
            \.security.allowsOneSessionPerUser
        ),
        .flag(
            "redirects to login",
            "2.3",
            "who is not logged in is sent to the login page; otherwise 401",
            \.security.redirectsToLogin
        ),
        .flag(
            "grants tokens",
            "2.4",
            "the application itself grants tokens below /0/connect; otherwise its login page",
            \.grantsTokens
        ),
        .flag(
            "BPMSESSIONID cookie",
            "2.1",
            "a login sets this cookie too",
            \.security.setsSessionIDCookie
        ),
        .flag(
            "new CSRF cookies",
            "2.1",
            "a login sets CsrfToken and CRT_CSRF too",
            \.security.setsNewCSRFCookies
        ),
    ]
}
