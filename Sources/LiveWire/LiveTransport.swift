import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
package import Wire

/// The live client: HTTP over real connections, with TLS.
package struct LiveTransport: Transport {
    /// The largest answer that is read, in bytes, where nobody says less.
    package static let answerLimit = 64 << 20
    /// Stands above every limit that a sender sets for itself with `withDeadline`.
    private static let longestExchange = TimeAmount.minutes(10)

    private let client: HTTPClient
    private let answerLimit: Int
    private let loopback: (directory: LoopbackDirectory, traffic: Traffic)?

    private init(
        client: HTTPClient,
        answerLimit: Int,
        loopback: (directory: LoopbackDirectory, traffic: Traffic)?
    ) {
        self.client = client
        self.answerLimit = answerLimit
        self.loopback = loopback
    }

    /// Lends a transport to the body and closes its connections afterwards.
    ///
    /// - Parameters:
    ///   - loopback: Where the servers of a run listen, and what counts the exchanges with them;
    ///     authorities that are not in the directory are unreachable then. Nil for the real
    ///     network.
    ///   - answerLimit: The largest answer that is read, in bytes.
    ///   - body: What uses the transport.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws.
    package static func with<Value: Sendable>(
        loopback: (directory: LoopbackDirectory, traffic: Traffic)? = nil,
        answerLimit: Int = LiveTransport.answerLimit,
        _ body: @Sendable (LiveTransport) async throws -> Value
    ) async throws -> Value {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        let client = HTTPClient(
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup,
            configuration: configuration
        )
        do {
            let value = try await body(
                LiveTransport(client: client, answerLimit: answerLimit, loopback: loopback)
            )
            try await client.shutdown()
            return value
        } catch {
            // The body's error is the one to tell; a failing shutdown would hide it.
            try? await client.shutdown()
            throw error
        }
    }

    package func send(_ request: WireRequest) async throws -> WireResponse {
        guard let loopback else { return try await exchange(request, at: request.address) }
        guard let port = loopback.directory.port(of: request.authority) else {
            throw TransportError.unreachable(authority: request.authority)
        }
        var marked = request
        let exchangeID = loopback.traffic.sending(&marked.head)
        defer { loopback.traffic.finished(exchangeID) }
        let request = marked
        let address = "http://127.0.0.1:\(port)\(request.head.path ?? "/")"
        return try await withTaskCancellationHandler {
            try await exchange(request, at: address)
        } onCancel: {
            loopback.traffic.withdrawing(exchangeID)
        }
    }

    private func exchange(_ request: WireRequest, at address: String) async throws -> WireResponse {
        var live = HTTPClientRequest(url: address)
        live.method = .init(rawValue: request.method.rawValue)
        live.headers.add(name: "Host", value: request.authority)
        for field in request.headers {
            live.headers.add(name: field.name.rawName, value: field.value)
        }
        if !request.body.isEmpty { live.body = .bytes(ByteBuffer(bytes: request.body)) }
        do {
            let answer = try await client.execute(live, timeout: Self.longestExchange)
            let body = try await answer.body.collect(upTo: answerLimit)
            var headers = HTTPFields()
            for (name, value) in answer.headers {
                if let name = HTTPField.Name(name) {
                    headers.append(HTTPField(name: name, value: value))
                }
            }
            return WireResponse(
                status: HTTPResponse.Status(
                    code: Int(answer.status.code),
                    reasonPhrase: answer.status.reasonPhrase
                ),
                headers: headers,
                body: Data(body.readableBytesView)
            )
        } catch let error as CancellationError {
            throw error
        } catch let error as HTTPClientError where error == .cancelled {
            throw CancellationError()
        } catch is NIOTooManyBytesError {
            throw TransportError.answerTooLong(
                authority: request.authority,
                limit: answerLimit
            )
        } catch is NIOConnectionError {
            throw TransportError.unreachable(authority: request.authority)
        } catch {
            throw TransportError.connectionLost(
                authority: request.authority,
                reason: "\(type(of: error))"
            )
        }
    }
}
