import FakeCreatio
import Wire
import YAML

/// A user who can log in.
struct GivenUser: Sendable {
    let name: String?
    let password: Secret
    /// The name of the contact behind the user; nil for the supervisor's.
    let contact: String?
    let isActive: Bool
    let canUseOData: Bool
    let denied: [String]
    let language: String?

    static let table = Shape<[Member<GivenUser>]>.keys(
        rest: Rest(.name, shape, "A user, by a name.")
    ) { $0 }

    private static let shape = Shape<GivenUser>.keys(
        .optional("name", .text, "The name at the login page, where it is another one."),
        .required("password", .text, "The password."),
        .optional("contact", .name(.contact), "The contact behind the user."),
        .optional("active", .truth, default: true, "Whether the user can log in."),
        .optional("odata", .truth, default: true, "Whether the user may use OData."),
        .optional(
            "denied",
            .oneOrMore(
                Shape<String>.text.checked { object, node, reading in
                    reading.check(object: object, at: node.position)
                }
            ),
            default: [],
            "Objects that the user has no right to."
        ),
        .optional("language", .text, "The user's language, where it is not the instance's.")
    ) { name, password, contact, isActive, canUseOData, denied, language in
        GivenUser(
            name: name,
            password: Secret(password),
            contact: contact,
            isActive: isActive,
            canUseOData: canUseOData,
            denied: denied,
            language: language
        )
    }

    /// The account under the name that the file gives.
    func account(named key: String, _ names: GivenNames) -> UserAccount {
        var account = UserAccount(
            name: name ?? key,
            password: password,
            contactID: contact.flatMap { names.id(of: $0, in: "Contact") }
                ?? UserAccount.supervisor.contactID,
            isActive: isActive,
            canUseOData: canUseOData,
            denied: Dictionary(denied.map { ($0, Set(ObjectOperation.allCases)) }) { one, _ in one }
        )
        account.language = language
        return account
    }
}
