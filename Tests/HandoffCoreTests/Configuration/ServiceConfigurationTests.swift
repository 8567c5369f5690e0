import HandoffCore
import JSON
import Testing
import Wire
import YAML

@Suite struct `The configuration of a service` {
    @Test func `it says whom the core serves, and where secrets stand`() throws {
        let configuration = try ServiceConfiguration(
            yaml: """
                public url: https://chat.example.com
                store: /var/lib/handrail
                port: 0
                drain seconds: 2.5
                log: json
                organisations:
                  acme:
                    name: Acme
                    widget token: acme-page
                    organisation key: { environment: ACME_KEY }
                    webhook token: { file: /run/secrets/acme-webhook }
                    session poll seconds: 0.5
                    ai: { rules: acme.yaml }
                    creatio:
                      instanceUrl: https://acme.creatio.com
                      clientId: client
                      clientSecret: { environment: ACME_SECRET }
                      createCaseOnlyOnHandoff: true
                  globex:
                    ai: { endpoint: https://ai.example.com/answer, secret: { environment: AI } }
                  initech:
                    ai: none
                """,
            file: "core.yaml"
        )
        var acme = OrganisationSettings(id: "acme", name: "Acme")
        acme.widgetToken = "acme-page"
        acme.organisationKey = .variable("ACME_KEY")
        acme.webhookToken = .file("/run/secrets/acme-webhook")
        acme.sessionPollSeconds = 0.5
        acme.ai = .rules(file: "acme.yaml")
        acme.creatio = [
            "instanceUrl": "https://acme.creatio.com", "clientId": "client",
            "createCaseOnlyOnHandoff": true,
        ]
        acme.creatioSecret = .variable("ACME_SECRET")
        var globex = OrganisationSettings(id: "globex", name: "globex")
        globex.ai = .endpoint(url: "https://ai.example.com/answer", secret: .variable("AI"))
        var expected = ServiceConfiguration(
            publicURL: "https://chat.example.com",
            store: "/var/lib/handrail",
            organisations: [acme, globex, OrganisationSettings(id: "initech", name: "initech")]
        )
        expected.port = 0
        expected.drainSeconds = 2.5
        expected.logFormat = .json
        #expect(configuration == expected)
    }

    @Test(arguments: [
        (
            "stor: x\norganisations: { a: {} }",
            "core.yaml:1:1: 'store' is missing"
        ),
        (
            "stor: x\norganisations: { a: {} }",
            "core.yaml:1:1: unknown key 'stor'; did you mean 'store'?"
        ),
        (
            "store: x\norganisations:\n  a: { widgt token: t }",
            "core.yaml:3:8: unknown key 'widgt token'; did you mean 'widget token'?"
        ),
        (
            "store: x\norganisations:\n  a b: {}",
            "core.yaml:3:3: 'a b' is no id of an organisation: letters, digits and hyphens"
        ),
        (
            "store: x\nport: 80800\norganisations: { a: {} }",
            "core.yaml:2:7: 'port' is a number from 0 to 65535, not '80800'"
        ),
        (
            "store: x\npublic url: https://x.example/\norganisations: { a: {} }",
            "core.yaml:2:13: 'public url' has no slash at its end"
        ),
        (
            "store: x\norganisations:\n  a:\n    creatio: { instanceURL: https://x, clientId: y }",
            "core.yaml:4:14: 'instanceUrl' is missing in 'creatio'; is it 'instanceURL' that is"
                + " meant to be it?"
        ),
        (
            "store: x\norganisations:\n  a: { ai: { rules: r, endpoint: https://x } }",
            "core.yaml:3:12: 'ai' takes 'rules' or 'endpoint'"
        ),
    ])
    func `a mistake is told with its place and the nearest word`(yaml: String, told: String) {
        let mistakes = #expect(throws: YAMLMistakes.self) {
            try ServiceConfiguration(yaml: yaml, file: "core.yaml")
        }
        #expect(
            mistakes?.description.split(separator: "\n").map(String.init).contains(told) == true
        )
    }

    @Test func `a secret in the file is refused without being repeated`() {
        let mistakes = #expect(throws: YAMLMistakes.self) {
            try ServiceConfiguration(
                yaml: "store: x\norganisations:\n  a: { organisation key: hunter2 }",
                file: "core.yaml"
            )
        }
        #expect(
            mistakes?.description
                == "core.yaml:3:26: 'organisation key' does not stand here; write"
                + " { environment: NAME } or { file: PATH }"
        )
    }

    @Test(arguments: [
        (SecretSource.variable("KEY"), "from the environment"),
        (.file("/run/key"), "from a file"),
    ])
    func `a secret is fetched without the white space around it`(
        source: SecretSource,
        value: String
    ) throws {
        let secret = try source.secret(variables: ["KEY": "from the environment\n"]) { path in
            path == "/run/key" ? " from a file\n" : nil
        }
        #expect(secret.exposed == value)
    }

    @Test(arguments: [
        (
            SecretSource.variable("NONE"),
            "the environment variable 'NONE' is not there, or cannot be read"
        ),
        (.variable("EMPTY"), "the environment variable 'EMPTY' is empty"),
        (.file("/nowhere"), "the file '/nowhere' is not there, or cannot be read"),
    ])
    func `a secret that is not there is named by its place`(source: SecretSource, told: String) {
        let error = #expect(throws: MissingSecret.self) {
            try source.secret(variables: ["EMPTY": " "]) { _ in nil }
        }
        #expect(error?.description == told)
    }
}
