import Foundation
import HTTPTypes
import JSON
import Logging
import OData
import Wire

/// The control plane: what tests in any language may do to a world, as JSON over HTTP.
///
/// It lies on a path that no Creatio has, and it answers callers on the same machine alone.
package struct ControlPlane: Sendable {
    /// The path in front of every call.
    package static let root = "/handrail/control"

    let directory: WorldDirectory
    /// The world that the call is about; it may not exist.
    let worldName: String

    static let calls: [ControlCall] =
        worldCalls + stateCalls + rowCalls + clockCalls + faultCalls + journalCalls
        + processCalls + settingCalls + objectCalls

    /// Whether a request within a world is for the control plane.
    static func covers(_ request: WireRequest) -> Bool {
        request.path == root || request.path.hasPrefix(root + "/")
    }

    func answer(_ request: WireRequest) async -> WireResponse {
        do {
            try Self.checkOrigin(of: request)
            return .json(try await perform(request))
        } catch let error as ControlError {
            return error.response
        } catch let error as InstanceError {
            return ControlError(error.description).response
        } catch let error as InstanceModelError {
            return ControlError(error.description).response
        } catch let error as BusinessProcessError {
            return ControlError(error.description).response
        } catch let error as ProfileError {
            return ControlError("\(error); GET \(Self.root)/profile lists all switches").response
        } catch {
            return ControlError(500, "the fake Creatio failed: \(error)").response
        }
    }

    private func perform(_ request: WireRequest) async throws -> JSONValue {
        let segments = request.path.dropFirst(Self.root.count).split(separator: "/")
            .map { PercentEncoding.decode($0, plusIsSpace: false) }
        guard !segments.isEmpty else {
            guard request.method == .get else { throw Self.wrongMethod(request, ["GET"]) }
            return Self.description
        }
        let candidates = Self.calls.compactMap { call in
            call.parameters(in: segments).map { (call: call, parameters: $0) }
        }
        guard !candidates.isEmpty else {
            throw ControlError(
                404,
                "the control plane has no '\(segments.joined(separator: "/"))';"
                    + " GET \(Self.root)/ lists its calls"
            )
        }
        guard let (call, parameters) = candidates.first(where: { $0.call.method == request.method })
        else { throw Self.wrongMethod(request, candidates.map(\.call.method.rawValue)) }
        return try await call.perform(
            ControlRequest(
                directory: directory,
                world: try world(for: call),
                parameters: parameters,
                options: try Self.options(of: request, call.options),
                body: try ControlBody(request.body)
            )
        )
    }

    /// The world of the call; calls about worlds themselves need none of that name.
    private func world(for call: ControlCall) throws -> World {
        if call.path.hasPrefix("worlds") { return directory.main }
        guard let world = directory.world(named: worldName) else {
            throw ControlError.unknownWorld(worldName, known: directory.names)
        }
        return world
    }

    private static func options(
        of request: WireRequest,
        _ allowed: [String]
    ) throws -> [String: String] {
        let options = FormFields(queryOf: request)
        for name in options.names where !allowed.contains("*") && !allowed.contains(name) {
            throw ControlError(
                "'\(name)' is no option of this call"
                    + (allowed.isEmpty ? "; it takes none" : "; it takes \(allowed.listed)")
            )
        }
        return options.values
    }

    private static func wrongMethod(_ request: WireRequest, _ allowed: [String]) -> ControlError {
        ControlError(
            405,
            "'\(request.path)' does not take \(request.method.rawValue); use"
                + " \(allowed.joined(separator: " or "))"
        )
    }

    /// Refuses what a page of somebody else's could make a browser send here: the server listens
    /// on loopback alone, but a browser is on loopback too.
    private static func checkOrigin(of request: WireRequest) throws {
        let origin = HTTPField.Name("Origin").flatMap { request.headers[$0] }
        let originHost = origin.map { text in
            (try? Address(text)).map { WireRequest.host(of: $0.authority) } ?? "null"
        }
        // An origin that is no address is nobody on this machine.
        for host in [String(request.host), originHost].compactMap(\.self)
        where !isLoopback(host) {
            throw ControlError(
                403,
                "the control plane answers on this machine alone, not to '\(host)'; call it at"
                    + " http://127.0.0.1"
            )
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "[::1]"].contains(host) || host.hasSuffix(".localhost")
    }

    private static var description: JSONValue {
        [
            "about": .string(
                "Calls are about the world of their address: put /w/NAME in front, or call"
                    + " NAME.localhost. Every error is {\"error\": sentence}."
            ),
            "calls": .array(calls.map(\.description)),
        ]
    }
}
