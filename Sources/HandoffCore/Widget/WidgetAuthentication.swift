import Foundation
import HTTPTypes
import Hummingbird
import WidgetProtocol
import Wire

/// The two tokens of a widget call: which organisation's page, and which visitor
/// (opencx.md section 4.2).
struct WidgetAuthentication: Sendable {
    let widgetToken: String
    let signer: ContactTokenSigner
    let store: CoreStore
    let environment: Wire.Environment

    /// - Throws: `Refusal` with 401 where the page is not one of ours.
    func checkPage(_ request: Request) throws {
        let name = HTTPField.Name(WidgetName.botTokenHeader)
        guard let name, request.headers[name] == widgetToken else {
            throw Refusal(.unauthorized, "Invalid widget token")
        }
    }

    /// The visitor whose token came with the call.
    ///
    /// - Throws: `Refusal` with 401 where there is none that can be trusted.
    func contact(_ request: Request) async throws -> ContactRecord {
        try checkPage(request)
        let prefix = "Bearer "
        guard let value = request.headers[.authorization], value.hasPrefix(prefix) else {
            throw Refusal(.unauthorized, "Missing widget contact token")
        }
        let id: ContactID
        do {
            id = try signer.contact(
                in: String(value.dropFirst(prefix.count)),
                now: environment.now()
            )
        } catch {
            throw Refusal(.unauthorized, error.description)
        }
        guard let contact = try await store.contact(id) else {
            throw Refusal(.unauthorized, "the contact of this token does not exist any more")
        }
        return contact
    }
}
