import Foundation
import HTTPTypes
import JSON
import Wire

/// What differs where Creatio runs on .NET instead of .NET Framework (creatio.md sections 0.3
/// and 6.2).
extension WireResponse {
    /// Turns an answer of the OData service, whose measured texts are .NET Framework's, into that
    /// of ASP.NET Core.
    ///
    /// Both rules are assumed: ASP.NET Core answers what has no route or no formatter with the
    /// status alone, and its OData error has a list of details, which is empty. The sentence that
    /// names ``ObjectContent`1`` is Web API's own; without it the deeper one stands alone.
    mutating func adaptToNET() {
        guard !isSuccess else { return }
        if isOData {
            adaptError()
        } else if [.notFound, .methodNotAllowed, .unsupportedMediaType].contains(status) {
            body = Data()
            headers[.contentType] = nil
        }
    }

    private var isOData: Bool {
        headers[.contentType]?.contains("odata.metadata") == true
    }

    private mutating func adaptError() {
        // A body that is no JSON is none of ours to change.
        guard var document = try? JSONValue.parse(body), var error = document["error"] else {
            return
        }
        var inner = error["innererror"]
        if inner?["message"]?.text?.contains("ObjectContent`1") == true {
            inner = inner?["internalexception"]
        }
        error["innererror"] = nil
        error["details"] = []
        error["innererror"] = inner
        document["error"] = error
        body = document.serialized()
    }
}
