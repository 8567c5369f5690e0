package import JSON

/// The body of `action/execute`: the visitor has filled the form of an action that the AI offered.
package struct ExecuteAction: Codable, Sendable, Equatable {
    /// What the form adds to the action's own request.
    package struct Request: Codable, Sendable, Equatable {
        package var queryParams: JSONValue?
        package var pathParams: JSONValue?
        package var bodyParams: JSONValue?
        package var headers: JSONValue?

        package init(
            queryParams: JSONValue? = nil,
            pathParams: JSONValue? = nil,
            bodyParams: JSONValue? = nil,
            headers: JSONValue? = nil
        ) {
            self.queryParams = queryParams
            self.pathParams = pathParams
            self.bodyParams = bodyParams
            self.headers = headers
        }
    }

    package var sessionID: String
    /// The `publicId` of the row that brought the form.
    package var formMessageID: String
    package var actionID: String
    package var request: Request

    package init(sessionID: String, formMessageID: String, actionID: String, request: Request) {
        self.sessionID = sessionID
        self.formMessageID = formMessageID
        self.actionID = actionID
        self.request = request
    }

    private enum CodingKeys: String, CodingKey {
        case request
        case sessionID = "sessionId"
        case formMessageID = "formMessageId"
        case actionID = "actionId"
    }
}

/// The answer of `action/execute`.
package struct ExecutedAction: Codable, Sendable, Equatable {
    package struct Action: Codable, Sendable, Equatable {
        package var response: JSONValue

        package init(response: JSONValue) {
            self.response = response
        }
    }

    package var action: Action

    package init(response: JSONValue) {
        action = Action(response: response)
    }
}
