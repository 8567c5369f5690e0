package import WidgetProtocol

/// The wish of a visitor, who has filled a form, to have an action executed.
package struct ActionRequest: Sendable, Equatable {
    package let session: SessionID
    /// The action as the AI's own answer named it.
    package let action: ActionCall
    /// What the form adds.
    package let request: ExecuteAction.Request
}
