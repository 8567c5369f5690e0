/// How users log in and how long they stay: system settings, and switches of the web server's
/// configuration (creatio.md sections 2.1 to 2.3).
package struct SecuritySettings: Sendable, Equatable {
    /// `UserSessionTimeout`: so long without a request ends a session.
    ///
    /// Default: 60 minutes; a user may have a limit of their own.
    package var sessionTimeout = Duration.seconds(60 * 60)
    /// `LoginAttemptCount`: how many wrong passwords in a row lock a user out.
    ///
    /// Default: 0, as many as you like.
    package var loginAttempts = 0
    /// `LoginAttemptBeforeWarningCount`: after how many wrong passwords the answer tells how many
    /// attempts are left.
    ///
    /// Default: 0, never.
    package var attemptsBeforeWarning = 0
    /// `UserLockoutDuration`: how long a user stays locked out.
    ///
    /// Default: 15 minutes; zero never locks.
    package var lockout = Duration.seconds(15 * 60)
    /// `UseCsrfToken`: whether a cookie session has to repeat its token in the header `BPMCSRF`.
    package var usesCSRFToken = true
    /// `DisableCsrfTokenValidationForPaths`: how the paths end, or go on, that need no token.
    package var csrfExemptPaths = ["/MsgUtilService.svc/Ping", "/AuthService.svc/Login"]
    /// `Feature-AllowOnlyOneSessionPerUser`: whether a login ends the user's earlier sessions.
    package var allowsOneSessionPerUser = false
    /// Whether a page or OData request of nobody is sent to the login page; otherwise 401.
    package var redirectsToLogin = true
    /// Whether a login sets the cookie `BPMSESSIONID` too, as some installations do.
    package var setsSessionIDCookie = false
    /// Whether a login sets `CsrfToken` and `CRT_CSRF` too, as newer builds on .NET do.
    package var setsNewCSRFCookies = false

    package init() {}
}
