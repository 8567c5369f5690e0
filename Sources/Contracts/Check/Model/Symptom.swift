import OData

/// What a partner sees going wrong: the rows of the troubleshooting page (opencx.md section 2.8).
package enum Symptom: String, Sendable, CaseIterable {
    case invalidCredentials = "invalid credentials"
    case casesMissing = "cases not being created"
    case repliesMissing = "replies missing"
    case closureNotSyncing = "closure not syncing"
    case fieldsEmpty = "fields empty"
    case syncStuck = "sync stuck"

    /// The symptom that somebody's words mean; nil where they are near none.
    package init?(words: String) {
        let words = words.lowercased()
        if let exact = Self.allCases.first(where: { $0.rawValue == words }) {
            self = exact
            return
        }
        let named = NearestWord.to(words, among: Self.allCases.map(\.rawValue))
        guard let symptom = named.flatMap(Symptom.init(rawValue:)) else { return nil }
        self = symptom
    }

    /// The checks that find its causes.
    package var checks: Set<CheckID> {
        switch self {
        case .invalidCredentials:
            [.address, .tokenAddress, .credentials, .grantType, .tokenAccepted]
        case .casesMissing:
            [
                .tokenAccepted, .odataRight, .objects, .columns, .types, .lookups, .owner, .group,
                .origin, .licence, .read, .create, .defaults,
            ]
        case .repliesMissing:
            [
                .replyTypes, .read, .pageSize, .columns, .publicURL, .process, .signal,
                .processAddress, .token, .body, .delay, .echo, .duplicates,
            ]
        case .closureNotSyncing:
            [
                .resolvedStatus, .read, .update, .status, .defaults, .publicURL, .process, .signal,
                .processAddress, .token, .body,
            ]
        case .fieldsEmpty:
            [.fields, .language, .labels, .update]
        case .syncStuck:
            [
                .connection, .tokenLifetime, .tokenAccepted, .read, .model, .create, .update,
                .stockRows, .latency, .dailyCalls, .clock, .texts,
            ]
        }
    }
}
