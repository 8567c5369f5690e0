import CreatioClient
import Logging
import Wire

/// Does the entries of the outbox that upload a file.
///
/// A file must never hold up what was said: the activity has its name and link already. So an
/// upload that Creatio itself refuses is given up, at once or after a few attempts, and recorded;
/// only while Creatio cannot be reached does it wait like everything else.
struct CaseFileUpload: Sendable {
    /// How often an upload is tried that Creatio does not take now.
    static let attemptLimit = 5

    let store: CoreStore
    let environment: Environment

    func perform(
        _ file: FileID,
        _ entry: OutboxEntry,
        _ subject: IntentSubject,
        _ settings: CreatioSettings,
        _ client: CreatioClient
    ) async throws {
        guard settings.activities.uploadsAttachments, let record = try await store.file(file)
        else { return }
        let id = subject.link.caseFileID(of: file)
        var failure: String?
        do {
            try await CaseFileUploader(client: client)
                .upload(record, as: id, to: subject.link.caseID)
        } catch let error as CaseFileUploader.TooLarge {
            failure = error.description
        } catch let error as CreatioError where isGivenUp(after: error, entry.attempts) {
            failure = "\(error)"
        }
        if let failure {
            environment.logger.warning(
                "a file is not among the files of its case",
                metadata: [
                    "session": "\(entry.sessionID)", "file": "\(file)", "error": "\(failure)",
                ]
            )
        }
        try await store.record(
            CaseFileRecord(
                id: id,
                sessionID: entry.sessionID,
                name: record.name,
                failure: failure
            )
        )
    }

    private func isGivenUp(after error: CreatioError, _ attempts: Int) -> Bool {
        switch error {
        case .refused, .outcomeUnknown: !error.isTransient || attempts >= Self.attemptLimit
        case .tokenRefused, .notAuthorized, .busy, .notOData, .unreachable: false
        }
    }
}
