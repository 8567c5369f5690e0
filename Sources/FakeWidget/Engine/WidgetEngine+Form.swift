import WidgetProtocol
import Wire

/// The form before the chat: opencx.md section 4.4, mode *collected*.
extension WidgetEngine {
    /// Whether the visitor has to fill the form before the chat begins.
    ///
    /// A token of the page, or an address of the page, makes it needless; so does what the browser
    /// keeps, unless the form asks for more than that.
    var asksFirst: Bool {
        guard let form = settings.form else { return false }
        switch settings.user {
        case .token: return false
        case .data(let email?, _, _) where !email.isEmpty: return false
        case .anonymous, .data: return storage.contactToken == nil || !form.extraFields.isEmpty
        }
    }

    /// Whether the form stands where the chat will be.
    package var showsForm: Bool { page.showsForm }

    /// The visitor fills the form and presses the button; nil leaves what the page prefilled.
    ///
    /// - Throws: `WidgetError.formRefused` where the form itself finds fault.
    package func fillForm(
        name: String? = nil,
        email: String? = nil,
        extras: [String: String] = [:]
    ) async throws {
        guard page.showsForm, let form = settings.form else {
            throw WidgetError.formRefused(problem: "the page shows none")
        }
        let name = name ?? form.prefilledName ?? ""
        let email = email ?? form.prefilledEmail ?? ""
        guard name.count >= Self.shortestName else {
            throw WidgetError.formRefused(problem: "the name is too short")
        }
        guard Self.isAddress(email) else {
            throw WidgetError.formRefused(problem: "'\(email)' is not an e-mail address")
        }
        if let unknown = extras.keys.sorted().first(where: { !form.extraFields.contains($0) }) {
            throw WidgetError.formRefused(problem: "it has no field '\(unknown)'")
        }
        let number = page.number
        let contact = CreateUnverifiedContact(email: email, nonVerifiedName: name)
        guard let token = await newContact(contact), page.number == number else { return }
        page.showsForm = false
        page.collected = form.extraFields.compactMap { field in
            extras[field].map { (field: field, value: $0) }
        }
        await enter(with: token)
    }

    /// The first message of a conversation, below what the form collected beyond name and address.
    func withCollected(_ text: String) -> String {
        guard !page.collected.isEmpty else { return text }
        let lines = page.collected.map { "\($0.field): \($0.value)" }
        return lines.joined(separator: " \n") + "\n\n" + text
    }

    private static let shortestName = 2

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && !text.contains(" ")
    }
}
