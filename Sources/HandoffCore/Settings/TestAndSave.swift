import CreatioClient
import OData
import Wire

/// *Test & Save*: tries the settings on the instance and keeps them only if they work.
///
/// What OpenCX tests is not documented; the sibling connectors ask for a token and read the
/// object that they will write (opencx.md section 2.3), and so does this.
struct TestAndSave: Sendable {
    let store: CoreStore
    let environment: Environment

    /// Tests and, where nothing is wrong, saves.
    ///
    /// - Returns: What is wrong, in the order found; empty when the integration is active.
    /// - Throws: `DatabaseError`.
    func run(_ settings: CreatioSettings) async throws -> [SettingsProblem] {
        var problems = form(of: settings)
        if problems.isEmpty {
            problems = await instance(settings)
        }
        if problems.isEmpty {
            try await store.save(settings, now: environment.now())
        }
        return problems
    }

    /// What is wrong with the settings as they are written.
    private func form(of settings: CreatioSettings) -> [SettingsProblem] {
        var problems: [SettingsProblem] = []
        if settings.instanceURL.hasSuffix("/") {
            problems.append(
                SettingsProblem(
                    setting: "Instance URL",
                    message: "Invalid credentials: remove the trailing slash of the Instance URL"
                )
            )
        } else {
            do {
                _ = try Address(settings.instanceURL)
            } catch {
                problems.append(SettingsProblem(setting: "Instance URL", message: "\(error)"))
            }
        }
        let ids = [
            ("Default Case Owner ID", settings.defaultCaseOwnerID),
            ("Default Case Group ID", settings.defaultCaseGroupID),
            ("Resolved Status ID", settings.resolvedStatusID),
        ]
        for case (let setting, let id?) in ids where !id.isGUID {
            problems.append(SettingsProblem(setting: setting, message: "'\(id)' is not a GUID"))
        }
        return problems + settings.replies.problems
    }

    /// What the instance says: a token, then one cheap reading of Case with the mapped columns.
    private func instance(_ settings: CreatioSettings) async -> [SettingsProblem] {
        var options = QueryOptions()
        options.select = [["Id"]] + settings.fields.map { [$0.name] }
        options.top = 1
        do {
            let client = CreatioClient(
                connection: try settings.connection,
                environment: environment
            )
            _ = try await client.query("Case", options)
            return []
        } catch let error as CreatioError where error.isAuthentication {
            return [
                SettingsProblem(setting: "Client Secret", message: "Invalid credentials: \(error)")
            ]
        } catch {
            return [SettingsProblem(setting: "Case", message: "\(error)")]
        }
    }
}

/// A setting that keeps the integration from working, and what to do about it.
struct SettingsProblem: Encodable, Sendable, Equatable {
    /// The label on the settings page.
    let setting: String
    let message: String
}

extension String {
    fileprivate var isGUID: Bool {
        let groups = split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }
}
