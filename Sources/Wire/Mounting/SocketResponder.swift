import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Turns the request of a socket into a value and its answer back.
struct SocketResponder: HTTPResponder {
    let responder: any Responder
    let traffic: Traffic?

    func respond(to request: Request, context: SocketContext) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: SocketServer.bodyLimit)
        } catch is NIOTooManyBytesError {
            return Response(status: .contentTooLarge)
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
