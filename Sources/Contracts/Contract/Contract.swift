/// What the handoff core needs of a Creatio, and what it expects of the calls that come from there.
///
/// It is derived from what the core sent while scenarios ran, never written by hand.
package struct Contract: Codable, Sendable, Hashable {
    /// The version of the file's form; a file of another one is not read.
    package static let form = 1

    package var contract = Contract.form
    package var access = AccessNeed()
    /// By the name of the entity set.
    @Table package var sets: [String: SetNeed] = [:]
    package var mappedFields = MappedFieldNeed()
    /// The settings that name a row, by their name in the body of *Test & Save*, such as
    /// `defaultCaseOwnerId`.
    @Table package var settings: [String: SettingNeed] = [:]
    /// By name, as the guide has them modelled.
    @Table package var processes: [String: ProcessNeed] = [:]
    /// The bodies of the webhook, by `event_type`.
    @Table package var webhook: [String: WebhookBody] = [:]
    /// Whole stories, in the order of their scenarios' files.
    package var flows: [Flow] = []

    package init() {}
}
