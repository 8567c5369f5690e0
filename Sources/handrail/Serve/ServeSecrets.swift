import FakeCreatio
import Foundation

/// What a served organisation, its visitors' pages and its Creatio know each other by.
struct ServeSecrets: Codable, Sendable {
    /// Public: it stands in the page.
    let widgetToken: String
    let organisationKey: String
    let webhookToken: String
    let signingKey: String
    /// The OAuth application that is announced; it acts as Supervisor.
    let clientID: String
    let clientSecret: String
    /// The OAuth application of the core, and the user it acts as.
    let integrationClientID: String
    let integrationClientSecret: String
    let integrationPassword: String
    let integrationContactID: String

    /// New ones, in the forms in which Creatio and OpenCX make them.
    init() {
        widgetToken = Self.hexadecimal(32).lowercased()
        organisationKey = Self.hexadecimal(48).lowercased()
        webhookToken = Self.hexadecimal(48).lowercased()
        signingKey = Self.hexadecimal(64)
        clientID = Self.hexadecimal(32)
        clientSecret = Self.hexadecimal(64)
        integrationClientID = Self.hexadecimal(32)
        integrationClientSecret = Self.hexadecimal(64)
        integrationPassword = Self.hexadecimal(32)
        integrationContactID = UUID().uuidString.lowercased()
    }

    /// Those of the folder; made and kept there at the first start.
    ///
    /// - Throws: `StoreFolderError` where the file cannot be written, or is not one of ours.
    init(keptIn folder: StoreFolder) throws(StoreFolderError) {
        let file = folder.file("secrets.json")
        if let bytes = FileManager.default.contents(atPath: file) {
            do {
                self = try JSONDecoder().decode(Self.self, from: bytes)
            } catch {
                throw StoreFolderError(
                    folder: folder.path,
                    problem: "has a secrets.json that lacks something or is damaged; put it back,"
                        + " or choose another folder"
                )
            }
            return
        }
        self.init()
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            let bytes = try encoder.encode(self)
            guard
                FileManager.default.createFile(
                    atPath: file,
                    contents: bytes,
                    attributes: [.posixPermissions: 0o600]
                )
            else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw StoreFolderError(
                folder: folder.path,
                problem: "cannot keep secrets.json; is there room, and may this user write there?"
            )
        }
    }

    private static func hexadecimal(_ count: Int) -> String {
        RandomText.hexadecimal(count) { .random(in: .min ... .max) }
    }
}
