package import JSON
package import WidgetProtocol

/// A message as it stands on the visitor's screen.
package struct VisibleMessage: Sendable, Equatable {
    package enum Origin: Sendable, Hashable {
        case visitor, ai, agent
        /// An error that the widget shows as if the AI had said it.
        case bubble
        /// A component that the server put between the messages, such as a survey.
        case system
    }

    /// What the page's registry draws instead of, or under, the text.
    package struct Component: Sendable, Equatable {
        package var name: String
        package var data: JSONValue

        package init(name: String, data: JSONValue) {
            self.name = name
            self.data = data
        }
    }

    package var id: String
    package var from: Origin
    package var text: String
    package var attachments: [Attachment]
    package var component: Component?
    /// The name beside a rep's message.
    package var author: String?
    /// The address of the picture beside a rep's message.
    package var avatar: String?

    package init(
        id: String,
        from: Origin,
        text: String,
        attachments: [Attachment] = [],
        component: Component? = nil,
        author: String? = nil,
        avatar: String? = nil
    ) {
        self.id = id
        self.from = from
        self.text = text
        self.attachments = attachments
        self.component = component
        self.author = author
        self.avatar = avatar
    }
}
