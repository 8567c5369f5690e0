import ArgumentParser
import FakeCreatio
import JSON
import LiveWire
import Wire

struct ODataExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says offline what a GET means to Creatio, or why it is refused.",
        discussion: """
            Examples:

              handrail odata explain "Case?\\$filter=Contact/Name eq 'Ada'&\\$top=5"
              handrail odata explain "Case?\\$filter=ContactId eq 00000000-0000-0000-0000-000000000001"
              handrail odata explain --level assumed "Case?\\$filter=length(Subject) gt 10"
              handrail odata explain --profile net-recent --json "Case/\\$count"

            It prints what the request asks for as a tree, then either the SQL that the fake would \
            run, each value beside its question mark, or the refusal in Creatio's words and what to \
            write instead. A whole address may be given too. What nobody has seen Creatio do is \
            refused unless --level assumed is given.

            Exit codes: 0 it would be answered; 1 it would be refused; 2 the call is not usable.
            """
    )

    @OptionGroup
    var instance: InstanceOptions

    @Flag(help: "Print one line of JSON instead.")
    var json = false

    @Argument(help: "The address below the root of the service, percent-encoded or not.")
    var request: String

    func run() throws {
        let explanation = try explanation()
        StandardOutput.print(json ? explanation.json.description : explanation.text)
        guard explanation.refusal == nil else { throw ExitStatus.failed }
    }

    private func explanation() throws -> QueryExplanation {
        do {
            var settings = InstanceSettings()
            try instance.apply(instance.folder(), to: &settings)
            return try QueryExplanation(request, settings: settings, now: .now)
        } catch {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
    }
}
