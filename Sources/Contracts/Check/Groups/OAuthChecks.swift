import CreatioClient
import HTTPTypes
import HandoffCore
import JSON
import OData
import Wire

/// Whether the OAuth application gets a token, and the instance takes it.
enum OAuthChecks {
    /// A token that ends sooner is asked for anew with nearly every conversation.
    private static let shortestLifetime = Duration.seconds(300)

    static func run(on bench: inout CheckBench) async throws {
        guard try await token(on: &bench) else { return }
        try await acceptance(on: &bench)
    }

    // MARK: - The identity service

    /// Whether a token was given.
    private static func token(on bench: inout CheckBench) async throws -> Bool {
        let connection = try bench.integration.connection
        do {
            let grant = try await TokenRequest(
                connection: connection,
                environment: bench.environment
            )
            .grant()
            passIdentity(on: &bench, connection, until: .tokenLifetime)
            let seconds = grant.lifetime.components.seconds
            if grant.lifetime < shortestLifetime {
                bench.fail(.tokenLifetime, "a token ends after \(seconds) s")
            } else {
                bench.pass(.tokenLifetime, "a token ends after \(seconds) s")
            }
            return true
        } catch let error as CreatioError {
            try await refusal(error, on: &bench, connection)
            return false
        }
    }

    private static func refusal(
        _ error: CreatioError,
        on bench: inout CheckBench,
        _ connection: CreatioConnection
    ) async throws {
        guard case .tokenRefused(let reason, let address) = error else {
            let found = try await discoveredTokenAddress(on: bench)
            let advice =
                found == nil || found == connection.tokenURL
                ? "" : "; the instance names '\(found ?? "")', which belongs in Token URL"
            bench.fail(.tokenAddress, "\(error)" + advice, isOutOfReach: found == nil)
            return
        }
        switch SettingsLabel(ofTokenError: reason) {
        case .clientSecret:
            passIdentity(on: &bench, connection, until: .credentials)
            bench.fail(.credentials, "'\(address)' answers '\(reason)'")
        case .grantType:
            passIdentity(on: &bench, connection, until: .grantType)
            bench.fail(.grantType, "'\(address)' answers '\(reason)'")
        default:
            bench.fail(.tokenAddress, "'\(address)' answers, but gives no token: \(reason)")
        }
    }

    private static func passIdentity(
        on bench: inout CheckBench,
        _ connection: CreatioConnection,
        until end: CheckID
    ) {
        let facts: [(CheckID, String)] = [
            (.tokenAddress, "'\(connection.tokenURL)'"),
            (.credentials, "client '\(connection.clientID)'"),
            (.grantType, "Client Credentials"),
        ]
        for (check, fact) in facts.prefix(while: { $0.0 != end }) { bench.pass(check, fact) }
    }

    /// The token address that the instance itself tells of, as newer builds do (creatio.md section
    /// 2.4); nil where it tells of none.
    private static func discoveredTokenAddress(on bench: CheckBench) async throws -> String? {
        let address = bench.integration.instanceURL + "/0/.well-known/openid-configuration"
        do {
            let answer = try await bench.transport.send(WireRequest(.get, address))
            // A page is no discovery document, and then there is none to tell of.
            return (try? JSONValue.parse(answer.body))?["token_endpoint"]?.text
        } catch is TransportError {
            return nil
        } catch is DeadlineExceeded {
            return nil
        }
    }

    // MARK: - The instance

    private static func acceptance(on bench: inout CheckBench) async throws {
        var options = QueryOptions()
        options.select = [["Id"]]
        options.top = 1
        do {
            _ = try await bench.client.query("Contact", options)
        } catch let error as CreatioError {
            switch error {
            case .notAuthorized, .notOData, .tokenRefused:
                bench.fail(.tokenAccepted, "\(error)")
                return
            case .refused(_, _, let message) where message.isAboutOData:
                bench.pass(.tokenAccepted, "the instance knows the token")
                bench.fail(.odataRight, message)
                return
            // What the user may do with contacts is told with the rights.
            case .refused: break
            case .busy, .unreachable, .outcomeUnknown:
                bench.fail(.tokenAccepted, "\(error)", isOutOfReach: true)
                return
            }
        }
        bench.pass(.tokenAccepted, "the instance knows the token")
        bench.pass(.odataRight, "OData answers")
    }
}

extension String {
    /// Whether a refusal is for want of `CanUseODataService`, in one of the languages that have
    /// been seen (creatio.md section 2.5): its name stays the same in all.
    fileprivate var isAboutOData: Bool {
        contains("OData") && !contains("object")
    }
}
