/// The steps as a table for the documentation, rendered from the catalogue.
package enum StepTable {
    /// The table in Markdown.
    package static var markdown: String {
        let rows = StepCatalogue.all.map { step in
            "| `\(step.key)` | \(step.summary) | `\(step.example)` |"
        }
        return (["| step | what it does | for example |", "|---|---|---|"] + rows)
            .joined(separator: "\n") + "\n"
    }
}
