package import Foundation

/// What a rep writes down on a case.
package struct RepEntry: Sendable {
    /// As what it is written down.
    package enum Kind: Sendable, CaseIterable {
        case task
        case email
        case call
    }

    /// Where an e-mail stands on its way.
    package enum Mail: Sendable, CaseIterable {
        /// Nobody says: the activity has neither direction nor anything that was sent.
        case unmarked
        /// Written, and not sent.
        case draft
        case sent
        /// What the customer sent, and Creatio put on the case.
        case incoming
    }

    /// A file that hangs on the activity.
    package struct File: Sendable {
        package let name: String
        package let content: Data

        package init(name: String, content: Data) {
            self.name = name
            self.content = content
        }
    }

    package var text: String
    package var kind: Kind
    package var mail = Mail.unmarked
    /// Whether an e-mail's text is HTML.
    package var isHTML = false
    package var files: [File] = []

    package init(_ text: String, as kind: Kind = .task) {
        self.text = text
        self.kind = kind
    }
}
