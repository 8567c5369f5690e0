import HandoffCore
import Testing

@Suite struct `Derived ids` {
    private let session = SessionID(rawValue: "11111111-2222-4333-8444-555555555555")

    /// The expected values were computed with another language's UUID library.
    @Test func `they are UUIDs of version 5 of session and message`() {
        let message = MessageID(rawValue: "aa")
        #expect(
            DerivedID.caseID(of: session).rawValue == "beae5439-2c81-5ba7-9c88-c863c986c090"
        )
        #expect(
            DerivedID.activityID(of: message, in: session).rawValue
                == "5ff5e763-4982-5506-b5c6-9f6d01d453ad"
        )
        #expect(
            DerivedID.activityID(ofNote: 0, in: session).rawValue
                == "329ee489-f8e8-532f-8821-bf9034c39fc0"
        )
    }

    @Test(arguments: ["ada@example.com", "Ada@Example.com"])
    func `one address is one contact, however it is written`(email: String) {
        #expect(
            DerivedID.contactID(email: email, organisation: "org-1").rawValue
                == "cdea8f6f-f7ed-5b59-a60b-60d42ad5713e"
        )
    }
}
