package import JSON

/// The AI's answer inside the answer of `chat/send`.
package struct AutopilotResponse: Codable, Sendable, Equatable {
    package struct Value: Codable, Sendable, Equatable {
        package var error: Bool
        package var content: String

        package init(error: Bool = false, content: String) {
            self.error = error
            self.content = content
        }
    }

    /// Always `text`.
    package var type: String
    package var value: Value
    /// The `publicID` of the AI's row; with another id the visitor reads the answer twice
    /// (widget-engine.md section 3 rule 2).
    package var id: String?
    /// Whether the widget offers "This was helpful" and "I need more help".
    package var mightSolveUserIssue: Bool
    package var completelyAndFullyCoveredUserIssue: Bool

    package init(
        id: String?,
        content: String,
        mightSolveUserIssue: Bool = false,
        completelyAndFullyCoveredUserIssue: Bool = false
    ) {
        type = "text"
        value = Value(content: content)
        self.id = id
        self.mightSolveUserIssue = mightSolveUserIssue
        self.completelyAndFullyCoveredUserIssue = completelyAndFullyCoveredUserIssue
    }
}

/// The component that belongs to the AI's answer; shown only together with one.
package struct UIResponse: Codable, Sendable, Equatable {
    package struct Value: Codable, Sendable, Equatable {
        /// Always `ui_component`.
        package var type: String
        /// The key of the component, equal to the row's last `actionName`.
        package var name: String
        /// What the component is given, equal to the row's last result.
        package var requestResponse: JSONValue
        package var content: String?

        private enum CodingKeys: String, CodingKey {
            case type, name, content
            case requestResponse = "request_response"
        }

        package init(name: String, requestResponse: JSONValue, content: String? = nil) {
            type = "ui_component"
            self.name = name
            self.requestResponse = requestResponse
            self.content = content
        }
    }

    /// Always `ui`.
    package var type: String
    package var value: Value
    package var mightSolveUserIssue: Bool

    package init(
        name: String,
        requestResponse: JSONValue,
        content: String? = nil,
        mightSolveUserIssue: Bool = false
    ) {
        type = "ui"
        value = Value(name: name, requestResponse: requestResponse, content: content)
        self.mightSolveUserIssue = mightSolveUserIssue
    }
}
