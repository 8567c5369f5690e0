import Contracts
import HandoffCore
import Testing
import YAML

@Suite struct `What is said of an instance` {
    private static let yaml = """
        instanceUrl: https://file.creatio.com
        clientId: from-the-file
        clientSecret: { file: secret.txt }
        resolvedStatusId: ae7f411e-f46b-1410-009b-0050ba5d6c38
        fields:
          - { name: UsrA, title: A, type: text, description: d }
        """

    private static func read(_ path: String) -> String? {
        ["settings.yaml": yaml, "secret.txt": "from-the-secret-file\n", "mine.txt": "mine"][path]
    }

    @Test func `comes from a file`() throws {
        var request = CheckRequest(variables: [:])
        request.settingsFile = "settings.yaml"
        let settings = try request.settings(read: Self.read)
        #expect(settings.instanceURL == "https://file.creatio.com")
        #expect(settings.clientID == "from-the-file")
        #expect(settings.clientSecret == "from-the-secret-file")
        #expect(settings.resolvedStatusID == "ae7f411e-f46b-1410-009b-0050ba5d6c38")
        #expect(settings.fields.map(\.name) == ["UsrA"])
    }

    @Test func `comes from options before variables before the file`() throws {
        var request = CheckRequest(
            variables: [
                "HANDRAIL_URL": "https://variable.creatio.com",
                "HANDRAIL_CLIENT_ID": "from-a-variable", "HANDRAIL_CLIENT_SECRET": "variable",
            ]
        )
        request.settingsFile = "settings.yaml"
        request.instanceURL = "https://option.creatio.com"
        let settings = try request.settings(read: Self.read)
        #expect(settings.instanceURL == "https://option.creatio.com")
        #expect(settings.clientID == "from-a-variable")
        #expect(settings.clientSecret == "variable")
    }

    @Test func `takes the secret out of a file that is named`() throws {
        var request = CheckRequest(variables: ["HANDRAIL_CLIENT_SECRET": "variable"])
        request.settingsFile = "settings.yaml"
        request.clientSecretFile = "mine.txt"
        #expect(try request.settings(read: Self.read).clientSecret == "mine")
    }

    @Test func `has to say which instance`() {
        let request = CheckRequest(variables: [:])
        #expect(
            throws: CheckRequestError.missing(
                flag: "--url",
                variable: "HANDRAIL_URL",
                key: "instanceUrl"
            )
        ) {
            try request.settings(read: Self.read)
        }
    }

    @Test func `has to say where the secret is`() {
        var request = CheckRequest(variables: [:])
        request.instanceURL = "https://acme.creatio.com"
        request.clientID = "c"
        #expect(throws: MissingSecret.self) { try request.settings(read: Self.read) }
    }

    @Test func `names the key that is misspelt in the file`() {
        var request = CheckRequest(variables: [:])
        request.settingsFile = "settings.yaml"
        let error = #expect(throws: YAMLMistakes.self) {
            try request.settings { _ in "instanceUri: https://acme.creatio.com" }
        }
        #expect(
            error?.description
                == "settings.yaml:1:1: unknown key 'instanceUri'; did you mean 'instanceUrl'?"
        )
    }

    @Test func `names a file that is not there`() {
        var request = CheckRequest(variables: [:])
        request.settingsFile = "nowhere.yaml"
        #expect(throws: CheckRequestError.file("nowhere.yaml")) {
            try request.settings(read: Self.read)
        }
    }
}
