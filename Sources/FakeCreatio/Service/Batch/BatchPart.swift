import Foundation
import HTTPTypes
import OData
import Wire

/// One request of a batch on its way through the service.
struct BatchPart {
    private let operation: BatchRequest.Operation
    private let formats: BatchFormats
    private let service: ODataService
    private let references: BatchReferences
    /// Where the request goes, nil for one that goes nowhere.
    private let path: String?

    init(
        _ operation: BatchRequest.Operation,
        _ formats: BatchFormats,
        _ service: ODataService,
        _ references: BatchReferences
    ) {
        self.operation = operation
        self.formats = formats
        self.service = service
        self.references = references
        path = references.resolve(operation.url).flatMap {
            Self.path(of: $0, in: service)
        }
    }

    /// Sends the request through the routes of the service.
    func answer(
        in store: RowAccess,
        _ lateFailures: inout LateFailures
    ) -> ODataService.Outcome {
        if operation.dependsOn.contains(where: references.failed.contains) {
            return refusal(.failedDependency)
        }
        guard references.resolve(operation.url) != nil else {
            return refusal(.unknownReference(operation.url))
        }
        guard let path, let rootPath = site.odataRoot(of: Self.withoutQuery(path)) else {
            return .init(response: WebAPIFault.noResource(at: operation.url))
        }
        guard let method = HTTPRequest.Method(rawValue: operation.method) else {
            return refusal(.malformedMethod(operation.method))
        }
        var part = service
        part.store = store
        part.rootPath = rootPath
        part.references = references
        part.request = WireRequest(
            head: HTTPRequest(
                method: method,
                scheme: service.request.head.scheme,
                authority: service.request.authority,
                path: path,
                headerFields: headerFields
            ),
            body: operation.body
        )
        part.request.mount = service.request.mount
        return part.answer(&lateFailures)
    }

    /// The answer as a part of the batch's answer.
    func result(_ response: WireResponse) -> BatchResponse.Result {
        var result = Self.result(response, id: operation.id)
        if formats.answered == .json, result.id == nil { result.id = service.environment.makeID() }
        // So the documented sample has it (creatio.md section 3.8).
        if formats.answered != .json, operation.method == "DELETE", response.status == .noContent {
            result.headers["OData-Version"] = nil
        }
        return result
    }

    static func result(_ response: WireResponse, id: String?) -> BatchResponse.Result {
        BatchResponse.Result(
            id: id,
            status: response.status.code,
            headers: BatchHeaders(
                response.headers.map { .init(name: $0.name.rawName, value: $0.value) }
            ),
            body: response.body
        )
    }

    /// The entity that the request was about, relative to the service: what it made, or what its
    /// address names.
    func entityPath(_ response: WireResponse) -> String {
        if let location = response.headers[.location], location.hasPrefix(service.root) {
            return String(location.dropFirst(service.root.count + 1))
        }
        let path = Self.withoutQuery(path ?? "")
        return site.odataRoot(of: path).map { String(path.dropFirst($0.count + 1)) } ?? ""
    }

    private var site: Site { Site(service.settings, mount: service.request.mount) }

    private var headerFields: HTTPFields {
        var fields = HTTPFields()
        for field in operation.headers.fields {
            // A name that is none is passed over, like any header that nobody knows.
            guard let name = HTTPField.Name(field.name) else { continue }
            fields.append(HTTPField(name: name, value: field.value))
        }
        // In a JSON batch the body is JSON unless its type says otherwise.
        if formats.asked == .json, !operation.body.isEmpty, fields[.contentType] == nil {
            fields[.contentType] = "application/json"
        }
        return fields
    }

    private func refusal(_ refusal: BatchRefusal) -> ODataService.Outcome {
        .init(response: .odata(refusal.odataError), calls: 0)
    }
}

// MARK: - Addresses

extension BatchPart {
    /// Path and query on this host; nil for the address of another one.
    ///
    /// An address may be relative to the service, relative to the host, or absolute (OData 4.0
    /// protocol, section 11.7.2).
    private static func path(of address: String, in service: ODataService) -> String? {
        let mount = service.request.mount
        if let scheme = address.firstRange(of: "://"),
            !address[..<scheme.lowerBound].contains(where: { "/?#".contains($0) })
        {
            guard let absolute = try? Address(address), absolute.path.hasPrefix(mount),
                absolute.authority == service.request.authority.lowercased()
            else { return nil }
            return String(absolute.path.dropFirst(mount.count))
        }
        guard address.hasPrefix("/") else { return service.rootPath + "/" + address }
        return address.hasPrefix(mount) ? String(address.dropFirst(mount.count)) : nil
    }

    private static func withoutQuery(_ path: String) -> String {
        String(path.prefix { $0 != "?" })
    }
}

/// Why a part of a batch is not carried out.
enum BatchRefusal {
    case failedDependency
    case unknownReference(String)
    case malformedMethod(String)
    case nested

    var odataError: ODataError {
        switch self {
        // The status is the specification's (OData 4.01 JSON format, section 19.1.4).
        case .failedDependency:
            ODataError(status: 424, message: "A request that this one depends on has failed.")
        case .unknownReference(let address):
            ODataError(
                status: 400,
                message: "The relative URI '\(address)' was specified in a batch operation, but a"
                    + " base URI was not specified for the batch writer or batch reader. When the"
                    + " relative URI is a reference to a content ID, the content ID does not exist"
                    + " in the current change set."
            )
        // The words of these two are ours.
        case .malformedMethod(let method):
            ODataError(status: 400, message: "The HTTP method '\(method)' is not valid.")
        case .nested:
            ODataError(
                status: 400,
                message: "A batch request cannot be part of another batch request."
            )
        }
    }
}
