import Foundation
import HTTPTypes
import JSON
import OData
import Wire

/// What a call was answered with, and what that means.
struct Answer {
    /// The body where it is JSON.
    let content: JSONValue?
    let response: WireResponse
    private let call: String
    private let instanceURL: String
    private let askedToWait: Duration?

    init(_ response: WireResponse, to call: String, instanceURL: String, now: Timestamp) {
        self.response = response
        self.call = call
        self.instanceURL = instanceURL
        askedToWait = RetryAfter.wait(in: response, now: now)
        // What is no JSON is told apart by its status and by how it begins.
        content = try? JSONValue.parse(response.body)
    }

    /// Whether the service did not accept the token: it answers 401, leads to the login page or
    /// shows it, and has done nothing (creatio.md section 2.3).
    var isTurnedAway: Bool {
        switch response.status.kind {
        case .clientError: response.status == .unauthorized
        case .redirection: response.headers[.location]?.isOfLoginPage == true
        case .successful: isPage && String(response.text.prefix(Self.scanLimit)).isOfLoginPage
        case .informational, .serverError, .invalid: false
        }
    }

    /// Whether the row is not there, which a 404 without a body says.
    ///
    /// With a body it is the entity set that is not known (creatio.md sections 3.2 and 3.9).
    var isMissingRow: Bool {
        response.status == .notFound && response.body.isEmpty
    }

    /// Why the service did not do what it was asked; nil where it did.
    var refusal: CreatioError? {
        let status = response.status.code
        if let askedToWait {
            return .busy(call: call, status: status, retryAfter: askedToWait)
        }
        if status == 401 { return .notAuthorized(call: call, message: message) }
        if isPage || response.status.kind == .redirection { return isNotOData }
        return response.isSuccess ? nil : .refused(call: call, status: status, message: message)
    }

    /// The error that says that no OData service answers like this.
    var isNotOData: CreatioError {
        .notOData(
            call: call,
            status: response.status.code,
            contentType: response.headers[.contentType] ?? "no content type",
            instanceURL: instanceURL
        )
    }

    /// The one row that the service answered with.
    var row: JSONValue {
        get throws {
            if let refusal { throw refusal }
            guard let content, content.members != nil else { throw isNotOData }
            return content
        }
    }

    /// The body as it came, whatever it is; nil where the row is missing or has none.
    var bytes: Data? {
        get throws {
            if isMissingRow || response.status == .noContent { return nil }
            if response.isSuccess { return response.body }
            throw refusal ?? isNotOData
        }
    }

    /// The XML document that the service answered with.
    var document: Data {
        get throws {
            let beginning = response.body.prefix(Self.scanLimit)
            let isXML = ["<?xml", "<edmx:Edmx"].contains { mark in
                beginning.range(of: Data(mark.utf8)) != nil
            }
            if response.isSuccess, isXML { return response.body }
            throw refusal ?? isNotOData
        }
    }

    /// How far Creatio's own command-line client looks for signs of the login page.
    private static let scanLimit = 4_096

    private var isPage: Bool { content == nil && !response.body.isEmpty }

    private var message: String {
        ODataError(status: response.status.code, body: response.body).deepestMessage
    }
}

extension String {
    /// Whether an address, or the beginning of a page, is that of Creatio's login page.
    fileprivate var isOfLoginPage: Bool {
        contains("/Login/") || contains(#""bootstrap.login""#)
    }
}
