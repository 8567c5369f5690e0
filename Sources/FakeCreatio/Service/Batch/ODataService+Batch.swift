import Foundation
import HTTPTypes
import JSON
import OData
import Wire

extension ODataService {
    /// Answers `$batch` (creatio.md section 3.8); each part counts as a call, the batch does not.
    func batch(_ lateFailures: inout LateFailures) throws -> Outcome {
        guard references == nil else { throw BatchRefusal.nested.odataError }
        let format: BatchFormat
        let batch: BatchRequest
        do {
            format = try BatchFormat(contentType: request.headers[.contentType])
            batch = try BatchRequest(
                request.body,
                format,
                limit: settings.limits.batchParts
            )
        } catch {
            return Outcome(response: Self.refusal(of: error))
        }
        let formats = BatchFormats(asked: format, answered: answerFormat(to: format))
        var run = BatchRun(service: self, formats: formats)
        run.perform(batch, goesOn: continuesOnError, &lateFailures)
        var response = WireResponse(
            status: .ok,
            headers: [.contentType: formats.answered.contentType],
            body: BatchResponse(items: run.items).body(formats.answered)
        )
        response.markAsOData()
        return Outcome(response: response, started: run.started, calls: run.calls)
    }

    /// What ASP.NET's OData checks it answers itself; what the library reads is a bad request,
    /// and that it is one is assumed.
    private static func refusal(of error: BatchError) -> WireResponse {
        switch error {
        case .noContentType, .mediaType, .noBoundary:
            .json(["Message": .string(error.description)], status: .badRequest)
        default:
            .odata(ODataError(status: 400, message: error.description))
        }
    }

    /// The preference of the outer request, with or without the prefix of OData 4.0.
    private var continuesOnError: Bool {
        let fields = HTTPField.Name("Prefer").map { request.headers[values: $0] } ?? []
        return fields.flatMap { $0.lowercased().split(separator: ",") }.contains { preference in
            let text = String(preference.filter { $0 != " " })
            return ["continue-on-error", "continue-on-error=true"]
                .contains(text.hasPrefix("odata.") ? String(text.dropFirst(6)) : text)
        }
    }

    /// The first form that the client accepts, else the form in which it asked.
    private func answerFormat(to format: BatchFormat) -> BatchFormat {
        let accepted = request.headers[values: .accept].joined(separator: ",")
        for type in accepted.split(separator: ",").map({ MediaType(String($0)) }) {
            if type.isJSON { return .json }
            if type.name == "multipart/mixed" { return newMultipart }
        }
        return format == .json ? .json : newMultipart
    }

    private var newMultipart: BatchFormat {
        .multipart(boundary: "batchresponse_\(environment.makeID())")
    }
}
