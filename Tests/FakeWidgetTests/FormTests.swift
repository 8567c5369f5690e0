import FakeWidget
import Foundation
import JSON
import Testing
import WidgetProtocol
import Wire

@Suite struct `The form before the chat` {
    @Test func `nobody writes before the form is filled, and no contact is made`() throws {
        try Visit.run(settings: { $0.form = .init() }) { visit in
            #expect(await visit.widget.showsForm)
            #expect(await visit.widget.send("Hi") == .formIsOpen)
            #expect(visit.server.with { $0.calls } == ["GET /config"])
        }
    }

    @Test func `what it asks for beyond name and address stands above the first message`() throws {
        let form = WidgetSettings.Form(
            extraFields: ["Order", "Shop"],
            prefilledName: "Ada"
        )
        try Visit.run(settings: { $0.form = form }) { visit in
            try await visit.widget.fillForm(
                email: "ada@example.com",
                extras: ["Shop": "Oslo", "Order": "1042"]
            )
            _ = await visit.widget.send("Where is it?")
            _ = await visit.widget.send("Thanks")
            #expect(
                await visit.screen == [
                    "visitor: Order: 1042 \nShop: Oslo\n\nWhere is it?",
                    "ai: Answer to Order: 1042 \nShop: Oslo\n\nWhere is it?", "visitor: Thanks",
                    "ai: Answer to Thanks",
                ]
            )
            let contact = try visit.server.with { state in
                try state.requests.first { $0.path.hasSuffix("create-unverified") }
                    .map { try JSONValue.parse($0.body) }
            }
            #expect(contact == ["email": "ada@example.com", "non_verified_name": "Ada"])
        }
    }

    @Test(arguments: [
        ("A", "ada@example.com", "the name is too short"),
        ("Ada", "ada", "'ada' is not an e-mail address"),
        ("Ada", "ada@host", "'ada@host' is not an e-mail address"),
    ])
    func `the form refuses what is no name and no address`(
        name: String,
        email: String,
        problem: String
    ) throws {
        try Visit.run(settings: { $0.form = .init() }) { visit in
            await #expect(throws: WidgetError.formRefused(problem: problem)) {
                try await visit.widget.fillForm(name: name, email: email)
            }
        }
    }

    @Test func `a browser that knows the visitor shows it only for the extra fields`() throws {
        let storage = BrowserStorage(contactToken: Secret("token-1"), externalID: "x")
        try Visit.run(storage: storage, settings: { $0.form = .init() }) { visit in
            #expect(await !visit.widget.showsForm)
        }
        try Visit.run(
            storage: storage,
            settings: { $0.form = .init(extraFields: ["Order"]) },
            { visit in #expect(await visit.widget.showsForm) }
        )
    }

    @Test func `an address of the page makes it needless`() throws {
        let user = WidgetSettings.User.data(email: "ada@example.com")
        let change: (inout WidgetSettings) -> Void = { settings in
            settings.form = .init(extraFields: ["Order"])
            settings.user = user
        }
        try Visit.run(settings: change) { visit in
            #expect(await !visit.widget.showsForm)
        }
    }
}
