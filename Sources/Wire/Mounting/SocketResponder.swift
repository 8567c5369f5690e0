import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// Turns the request of a socket into a value and its answer back.
struct SocketResponder: HTTPResponder {
    let responder: any Responder
    let traffic: Traffic?

    func respond(to request: Request, context: SocketContext) async throws -> Response {
        if let length = request.headers[.contentLength].flatMap(Int.init),
            length > SocketServer.bodyLimit
        {
            return Self.tooLarge
        }
        try await Self.askForBody(of: request, on: context.channel)
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: SocketServer.bodyLimit)
        } catch is NIOTooManyBytesError {
            return Self.tooLarge
        }
        var head = request.head
        let exchange = traffic?.arrived(&head)
        let answer = await responder.respond(
            to: WireRequest(head: head, body: Data(body.readableBytesView))
        )
        if let exchange { traffic?.answered(exchange) }
        return Response(
            status: answer.status,
            headers: answer.headers,
            body: try await Self.body(of: answer, on: context.channel)
        )
    }

    /// What is left of the body stands before the next request, so there is to be none.
    private static var tooLarge: Response {
        Response(status: .contentTooLarge, headers: [.connection: "close"])
    }

    /// Sends `100 Continue` to a client that keeps its body back until then (RFC 9110 section
    /// 10.1.1), as HTTP.sys and Kestrel do when the application reads the body.
    private static func askForBody(
        of request: Request,
        on channel: any Channel
    ) async throws {
        guard request.headers[.expect]?.lowercased() == "100-continue" else { return }
        try await channel.eventLoop.submit {
            // Hummingbird writes no interim answers; these bytes go past its encoder.
            let encoder = try channel.pipeline.syncOperations.context(
                handlerType: HTTPResponseEncoder.self
            )
            let interim = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
            encoder.writeAndFlush(NIOAny(interim), promise: nil)
        }.get()
    }

    private static func body(
        of answer: WireResponse,
        on channel: any Channel
    ) async throws -> ResponseBody {
        switch answer.delivery {
        case .whole:
            return ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        case .nothing:
            // Nothing can be written to a closed channel, not even the status.
            try await channel.close()
            return ResponseBody()
        case .cut(let count):
            let part = ByteBuffer(bytes: answer.body.prefix(count))
            return ResponseBody(contentLength: answer.body.count) { writer in
                try await writer.write(part)
                // That the body is not finished makes the server close the connection.
                throw CutOff()
            }
        }
    }
}

/// Ends a body before its end.
private struct CutOff: Error {}

/// The context of a request that came over a socket, with the connection below it.
struct SocketContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
