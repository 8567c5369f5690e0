import JSON
import WidgetProtocol
import Wire

extension WidgetEngine {
    /// Reads the config: without it the widget does not start and does not try again.
    func readConfig() async throws(WidgetError) {
        if case .token(let token) = settings.user { page.contactToken = token }
        let reply: WidgetCalls.Reply
        do throws(EngineFault) {
            reply = try await calls.get(.config, as: WidgetConfig.self)
        } catch {
            throw .didNotStart(reason: error.description)
        }
        switch reply {
        case .refusal(let status, _):
            throw .didNotStart(reason: "the config is answered with status \(status)")
        case .answer(let config, let breach):
            note(breach, at: .config)
            guard config["org"]?["id"] != nil else {
                throw .didNotStart(reason: "the config has no 'org'")
            }
            page.sessionPolling =
                Self.interval(config["sessionPollingIntervalSeconds"]) ?? Page.sessionPolling
            page.listPolling =
                Self.interval(config["sessionsPollingIntervalSeconds"]) ?? Page.listPolling
        }
    }

    /// Whose browser this is.
    ///
    /// Who has a token needs no such id, and the widget makes none up.
    func externalID() -> String? {
        if let given = settings.externalID { return given }
        if case .token = settings.user { return nil }
        let id = storage.externalID ?? environment.makeID()
        storage.externalID = id
        return id
    }

    /// The token of the page, of the browser's storage, or of a new contact.
    func contactToken() async -> Secret? {
        switch settings.user {
        case .token(let token):
            return token
        case .anonymous:
            if let stored = storage.contactToken { return stored }
            return await newContact(CreateUnverifiedContact())
        case .data(let email, let name, let custom):
            // With an address the contact is upserted at every load.
            if email == nil, let stored = storage.contactToken { return stored }
            return await newContact(
                CreateUnverifiedContact(
                    email: email,
                    nonVerifiedName: name,
                    nonVerifiedCustomData: custom.isEmpty ? nil : custom
                )
            )
        }
    }

    func newContact(_ contact: CreateUnverifiedContact) async -> Secret? {
        do throws(EngineFault) {
            let reply = try await calls.post(
                .createUnverifiedContact,
                as: ContactToken.self,
                contact
            )
            guard case .answer(let answer, let breach) = reply else { return nil }
            note(breach, at: .createUnverifiedContact)
            guard let token = answer["token"]?.text, !token.isEmpty else { return nil }
            storage.contactToken = Secret(token)
            return storage.contactToken
        } catch {
            log(error, at: .createUnverifiedContact)
            return nil
        }
    }

    /// Nil for a missing value and for 0: the engine then takes its own.
    private static func interval(_ value: JSONValue?) -> Duration? {
        guard case .number(let number)? = value, let seconds = Double(number.text), seconds > 0
        else { return nil }
        return .seconds(seconds)
    }
}
