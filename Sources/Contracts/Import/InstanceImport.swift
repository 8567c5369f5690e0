import CreatioClient
import FakeCreatio
import HandoffCore
import JSON
import OData
package import Wire

/// Makes a fixture of a real instance: `handrail import`.
///
/// It only reads: all that it sends goes through the transport of a check that may not write.
package struct InstanceImport: Sendable {
    let settings: ImportSettings
    let contract: Contract
    let environment: Environment
    /// Takes lines that tell how far it is.
    let progress: @Sendable (String) -> Void

    package init(
        settings: ImportSettings,
        contract: Contract,
        environment: Environment,
        progress: @escaping @Sendable (String) -> Void
    ) {
        self.settings = settings
        self.contract = contract
        self.environment = environment
        self.progress = progress
    }

    /// Reads the instance.
    ///
    /// - Throws: `ImportError` where no Creatio answers; `CreatioError`, `TransportError` or
    ///   `DeadlineExceeded` where it cannot be asked; `CSDLError` or `ImportedObjectsError` for
    ///   what it says of itself; `AddressError`; `CancellationError`.
    package func instance() async throws -> ImportedInstance {
        let bench = try await bench()
        let base = bench.integration.instanceURL
        let client = try bench.client
        progress("reading $metadata of '\(base)'")
        let document = try await client.metadata()
        let model = try EntityModel(csdl: document)
        progress("\(model.entityTypes.count) objects in \(document.count) bytes")
        var instance = try ImportedInstance(
            title: "Imported from \(base)",
            model: model,
            guesses: []
        )
        try await RowImport(settings: settings, contract: contract, client: client, progress)
            .take(into: &instance)
        progress("asking what the instance is built on")
        let probe = ProfileProbe(base: base, client: client, transport: bench.transport)
        instance.guesses = try await probe.guesses(instance.namesToCompare)
        return instance
    }

    /// Whether the instance, or the way to it, is to blame for an error and not the call.
    package static func isOutOfReach(_ error: any Error) -> Bool {
        switch error {
        case is ImportError, is TransportError, is DeadlineExceeded: true
        case let error as CreatioError:
            switch error {
            case .busy, .unreachable, .outcomeUnknown, .notOData: true
            case .tokenRefused, .notAuthorized, .refused: false
            }
        default: false
        }
    }

    /// The bench of a check that looks at the instance under its right address.
    private func bench() async throws -> CheckBench {
        let address = try InstanceAddress(settings.integration.instanceURL)
        guard !address.isIdentityService else {
            throw ImportError(problem: address.problem ?? "this is the identity service")
        }
        var checked = CheckSettings(integration: settings.integration)
        checked.timeLimit = settings.timeLimit
        checked.integration.instanceURL = address.base
        let bench = CheckBench(settings: checked, contract: contract, environment: environment)
        let identification = Identification(base: address.base, transport: bench.transport)
        if case .something(let what) = try await identification.verdict() {
            throw ImportError(problem: "no Creatio answers: \(what)")
        }
        return bench
    }
}

extension ImportedInstance {
    /// The names of rows by which the comparison of texts can be tried.
    fileprivate var namesToCompare: (object: String, names: [String])? {
        let lookups = rows.filter { $0.object != "SysAdminUnit" && $0.object != "Contact" }
        guard let chosen = lookups.first(where: { !$0.rows.isEmpty }) else { return nil }
        return (chosen.object, chosen.rows.compactMap { $0["Name"]?.text })
    }
}

/// Why there is nothing to import.
package struct ImportError: Error, Sendable, Equatable, CustomStringConvertible {
    package let problem: String

    package var description: String { problem }
}
