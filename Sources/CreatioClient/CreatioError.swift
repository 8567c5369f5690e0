/// Why Creatio did not do what it was asked, sorted by what the caller can do about it.
///
/// A `call` is method and path, as in `'POST Activity'`; what was written stays out of it.
package enum CreatioError: Error, Sendable, Equatable {
    /// The identity service gave no token; `reason` is its OAuth error or its status.
    case tokenRefused(reason: String, tokenURL: String)
    /// The instance does not accept the token, not even a new one.
    case notAuthorized(call: String, message: String)
    /// The instance understood and refused; `message` is the deepest one of its answer.
    case refused(call: String, status: Int, message: String)
    /// The call was not taken: whoever answered asks to be left alone for so long.
    case busy(call: String, status: Int, retryAfter: Duration)
    /// What answered is no OData service: a login page, a proxy, another site.
    case notOData(call: String, status: Int, contentType: String, instanceURL: String)
    /// Nobody could be asked; nothing has happened.
    case unreachable(String)
    /// The answer was lost or late; the call may have had its effect.
    case outcomeUnknown(String)
}

extension CreatioError {
    /// Whether the credentials, or the rights that come with them, are not accepted.
    package var isAuthentication: Bool {
        switch self {
        case .tokenRefused, .notAuthorized: true
        case .refused, .busy, .notOData, .unreachable, .outcomeUnknown: false
        }
    }

    /// How long the instance asked to be left alone; nil where it did not.
    package var retryAfter: Duration? {
        if case .busy(_, _, let wait) = self { wait } else { nil }
    }

    /// Whether a batch was refused for being one, and not for what is in it.
    package var refusesBatch: Bool {
        switch self {
        case .refused(_, let status, _): ![408, 429].contains(status)
        case .notOData(_, let status, _, _): [404, 405, 501].contains(status)
        case .busy, .tokenRefused, .notAuthorized, .unreachable, .outcomeUnknown: false
        }
    }

    /// Whether the instance itself said no, with a status.
    package var isRefusal: Bool {
        if case .refused = self { true } else { false }
    }

    /// Whether the instance itself said no and would say it again.
    package var isLastingRefusal: Bool { isRefusal && !isTransient }

    /// Whether a write may have had its effect all the same.
    ///
    /// Creatio can report an error although it saved (creatio.md section 7, item 18), and what a
    /// proxy answers says nothing of what is behind it.
    package var mayHaveHappened: Bool {
        switch self {
        case .tokenRefused, .notAuthorized, .unreachable: false
        case .refused(_, let status, _), .busy(_, let status, _): status >= 500
        case .notOData(_, let status, _, _): status < 300 || status >= 500
        case .outcomeUnknown: true
        }
    }

    /// Whether the same call may succeed later without a change to what it asks.
    ///
    /// Wrong credentials or a wrong address count: they can be mended while the call waits. A
    /// refusal of the call itself does not.
    package var isTransient: Bool {
        switch self {
        case .tokenRefused, .notAuthorized, .busy, .notOData, .unreachable, .outcomeUnknown: true
        case .refused(_, 408, _), .refused(_, 429, _): true
        case .refused(_, let status, let message): status >= 500 && !Self.isAboutTheData(message)
        }
    }

    /// Whether an error 500 comes from the values that were sent, and so will come again
    /// (creatio.md section 3.9): PostgreSQL's classes 22 and 23, their like on MSSQL, a column
    /// that is not there or is required, a right.
    private static func isAboutTheData(_ message: String) -> Bool {
        message.contains(#/(^|: )2[23][0-9A-Z]{3}: /#)
            || [
                "conflicted with the", "Violation of PRIMARY KEY", "would be truncated",
                "Column by path", "field must be filled in", "does not have permission",
                "does not have sufficient permissions",
            ]
            .contains { message.contains($0) }
    }
}

extension CreatioError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tokenRefused(let reason, let tokenURL):
            "'\(tokenURL)' gave no token (\(reason)); check Client ID and Client Secret, and that"
                + " this is the address of the identity service, on the cloud"
                + " https://<instance>-is.creatio.com/connect/token"
        case .notAuthorized(let call, let message):
            "Creatio does not accept a new token for \(call)\(Self.detail(401, message)); check"
                + " that the OAuth application is active and its user may use OData"
        case .refused(let call, let status, let message):
            "Creatio refuses \(call)\(Self.detail(status, message))\(Self.advice(status))"
        case .busy(let call, let status, let wait):
            "Creatio does not take \(call) now (\(status)) and asks to come back in \(wait)"
        case .notOData(let call, let status, let contentType, let instanceURL):
            "the answer to \(call) is not OData but \(status) with '\(contentType)'; check that"
                + " '\(instanceURL)' is the address of the Creatio instance"
        case .unreachable(let reason): reason
        case .outcomeUnknown(let reason): reason + "; read before it is repeated"
        }
    }

    private static func detail(_ status: Int, _ message: String) -> String {
        message.isEmpty ? " (\(status))" : " (\(status): \(message))"
    }

    private static func advice(_ status: Int) -> String {
        switch status {
        case 403: "; check the rights of the OAuth application's user"
        case 404: "; check that the object or the row exists and is known to OData"
        default: ""
        }
    }
}
