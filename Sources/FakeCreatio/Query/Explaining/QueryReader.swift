import Foundation
import HTTPTypes
import OData
import Wire

/// Reads one `GET` as an instance would, at any level.
struct QueryReader {
    /// What came of reading.
    struct Reading {
        var path: ResourcePath?
        var options: QueryOptions?
        var statements: [QueryExplanation.Statement] = []
        var refusal: WireResponse?
    }

    private let model: InstanceModel
    private let settings: InstanceSettings
    private let now: Timestamp
    /// The address below the root of the service.
    private let path: String
    private let query: String
    private let request: WireRequest

    init(_ address: String, settings: InstanceSettings, now: Timestamp) throws {
        model = try InstanceModel(
            schemas: settings.currentObjects,
            customColumns: settings.currentColumns
        )
        self.settings = settings
        self.now = now
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = Self.below(Self.segment, String(parts.first ?? ""))
        query = parts.count > 1 ? String(parts[1]) : ""
        let root = settings.profile.runtime == .net ? Self.segment : "/0" + Self.segment
        let target = path + (parts.count > 1 ? "?" + query : "")
        request = try WireRequest(
            .get,
            settings.address + root + (Self.encoded(target) ?? target)
        )
    }

    private static let segment = "/odata/"

    /// What stands behind the root, for an address that somebody has copied whole.
    private static func below(_ root: String, _ path: String) -> String {
        guard let range = path.firstRange(of: root) else { return path }
        return String(path[range.upperBound...])
    }

    /// The text as a client sends it; what is percent-encoded already stays.
    private static func encoded(_ text: String) -> String? {
        text.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed.union(["%"]))
    }

    /// Reads the request.
    ///
    /// - Parameter level: How far the instance goes beyond what is known of Creatio.
    /// - Returns: What came of it, a refusal too.
    /// - Throws: What is no refusal.
    func read(at level: EvidenceLevel) throws -> Reading {
        var reading = Reading()
        do {
            let path = try ResourcePath.parse(path)
            reading.path = path
            let options = try QueryOptions.parse(query)
            reading.options = options
            reading.statements = try statements(path, options, at: level)
        } catch let error as ODataError {
            reading.refusal = .odata(error)
        } catch let error as ODataSyntaxError {
            reading.refusal = .odata(.invalidQuery(error.message))
        } catch let error as ResourcePathError {
            reading.refusal = error.answer(to: request)
        } catch let error as NotRouted {
            reading.refusal = error.answer
        }
        if settings.profile.runtime == .net { reading.refusal?.adaptToNET() }
        return reading
    }

    /// What to write instead of a request that is refused.
    func advice(on reading: Reading, message: String) -> [String] {
        let advice = QueryAdvice(model: model, rules: settings.queryRules, query: query)
        return advice.sentences(reading.path, reading.options, message)
    }
}

/// The request reaches no action of the service.
private struct NotRouted: Error {
    let answer: WireResponse
}

extension QueryReader {
    private func statements(
        _ path: ResourcePath,
        _ options: QueryOptions,
        at level: EvidenceLevel
    ) throws -> [QueryExplanation.Statement] {
        guard case .entitySet(let name, let rest) = path else { return [] }
        guard let table = model.table(name) else {
            throw NotRouted(answer: WebAPIFault.unknownSet(name, request, settings.profile))
        }
        if case .member(_, let names, let part) = rest,
            !MemberTarget(names, from: table, in: model).has(part)
        {
            throw NotRouted(answer: WebAPIFault.unroutable(part.template, request))
        }
        var rules = settings.queryRules
        rules.level = level
        rules.now = now
        return try QueryExplainer(model: model, rules: rules).statements(rest, of: table, options)
    }
}
