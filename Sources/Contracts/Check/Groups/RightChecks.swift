import CreatioClient
import HandoffCore
import OData

/// What the user of the OAuth application may do, as far as reading tells.
enum RightChecks {
    static func run(on bench: inout CheckBench) async throws {
        var readable: [String] = []
        for object in bench.requirements.objects where object.isRead && !bench.lacks(object.name) {
            if try await isReadable(object, on: &bench) { readable.append(object.name) }
        }
        for check in [CheckID.licence, .read, .model] where !bench.hasTold(of: check) {
            bench.pass(check, readable.joined(separator: ", "))
        }
        changes(on: &bench)
    }

    /// Reads what the core reads of the object; rows that the user may not see are missing without
    /// a word (creatio.md section 2.5), so that only a refusal tells anything.
    private static func isReadable(
        _ object: CheckRequirements.Object,
        on bench: inout CheckBench
    ) async throws -> Bool {
        let type = bench.model?.entityType(object.name)
        let mapped = object.name == "Case" ? bench.integration.fields.map(\.name) : []
        let names = object.columns.filter(\.isRead).map(\.name) + mapped
        // A stream among the selected columns is an error of its own (creatio.md section 3.4).
        let known = Set(
            names.filter { name in
                type?.property(name).map { $0.type != .stream } ?? false
            }
        )
        var options = QueryOptions()
        options.select = known.isEmpty ? [["Id"]] : known.sorted().map { [$0] }
        options.top = 1
        do {
            _ = try await bench.client.query(object.name, options)
            return true
        } catch let error as CreatioError {
            guard case .refused(_, _, let message) = error else {
                bench.leaveOpen(.read, "\(error)", subject: object.name)
                return false
            }
            bench.fail(check(refusing: message), message, subject: object.name)
            return false
        }
    }

    /// What is missing where a read is refused (creatio.md sections 3.4 and 3.9).
    private static func check(refusing message: String) -> CheckID {
        if message.contains("is missing the property") || message.contains("Column by path") {
            return .model
        }
        return message.lowercased().contains("licen") ? .licence : .read
    }

    private static func changes(on bench: inout CheckBench) {
        guard bench.settings.plan == nil else { return }
        for object in bench.requirements.objects where object.isCreated {
            bench.leaveOpen(.create, "only writing would tell", subject: object.name)
        }
        for object in bench.requirements.objects where object.isUpdated {
            bench.leaveOpen(.update, "only writing would tell", subject: object.name)
        }
    }
}
