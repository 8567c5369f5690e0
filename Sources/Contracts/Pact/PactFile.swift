import JSON
import Scenarios

/// The calls of the flows as a Pact file, version 4: each once, with the rows that have to be there
/// and what of the answer the core relies on.
///
/// Columns that only a partner has mapped are left out, and so are the token and `$metadata`, which
/// are no calls on an entity set.
///
/// The state `rows` has the parameter `rows`, a list of `{set, row}` in the order in which they can
/// be inserted; before them the instance is as new. Whoever verifies brings a token along.
struct PactFile {
    /// The name of the one provider state.
    private static let state = "rows"

    private var interactions: [(key: String, value: JSONValue)] = []

    mutating func learn(_ recording: Recording) {
        let partnerColumns = AdministratorsChoices(recording).columns
        let history = RowHistory(recording, without: partnerColumns)
        for exchange in recording.trace.exchanges {
            let interaction = PactInteraction(
                exchange,
                model: recording.model,
                without: partnerColumns
            )
            guard let call = interaction,
                !interactions.contains(where: { $0.key == call.description })
            else { continue }
            let rows = history.rows(for: call.neededIDs)
            interactions.append((call.description, call.value(state: Self.state, rows: rows)))
        }
    }

    var text: String {
        let file: JSONValue = [
            "consumer": ["name": "Handrail's handoff core"],
            "provider": ["name": "Creatio"],
            "interactions": .array(
                interactions.sorted { $0.key < $1.key }.map(\.value)
            ),
            "metadata": ["pactSpecification": ["version": "4.0"]],
        ]
        return JSONText(file).text
    }
}
