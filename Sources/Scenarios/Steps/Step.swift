/// One kind of step: its key, its words for the documentation, its shape, and what it does.
///
/// Each kind is one file of this folder; `StepCatalogue` lists them.
package protocol Step: Sendable {
    /// The words with which the step begins.
    static var key: String { get }
    /// One sentence for the documentation and for the editor.
    static var summary: String { get }
    /// The step as a scenario would write it; a test reads every example.
    static var example: String { get }
    /// What may stand behind the key.
    static var shape: Shape<Self> { get }
    /// Does what the step says, or waits until it is so.
    ///
    /// - Throws: `StepFailure` where it does not come about.
    func run(on stage: Stage) async throws
}
