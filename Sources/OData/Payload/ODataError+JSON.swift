package import Foundation
package import JSON

// MARK: - Creatio's sentences

extension ODataError {
    /// The refusal of a query that cannot be understood or does not fit the model; the deeper
    /// message repeats the text without the first sentence (creatio.md section 3.9).
    package static func invalidQuery(_ text: String) -> ODataError {
        ODataError(
            status: 400,
            message: "The query specified in the URI is not valid. " + text,
            inner: [InnerError(message: text)]
        )
    }

    /// The refusal of a body; `item` is the parameter that the body is read into.
    package static func invalidBody(_ text: String) -> ODataError {
        ODataError(
            status: 400,
            message: "The request is invalid.",
            inner: [InnerError(message: "item : " + text)]
        )
    }

    /// What went wrong inside the service while it evaluated or saved.
    package static func failure(_ inner: [InnerError]) -> ODataError {
        ODataError(status: 500, message: "An error has occurred.", inner: inner)
    }
}

// MARK: - The envelope

extension ODataError {
    /// The envelope as Creatio writes it: `code` and `stacktrace` are always empty.
    package var body: JSONValue {
        var error: JSONValue = ["code": "", "message": .string(message)]
        error["innererror"] = Self.nested(inner[...])
        return ["error": error]
    }

    private static func nested(_ levels: ArraySlice<InnerError>) -> JSONValue? {
        guard let level = levels.first else { return nil }
        var error: JSONValue = [
            "message": .string(level.message), "type": .string(level.type), "stacktrace": "",
        ]
        error["internalexception"] = nested(levels.dropFirst())
        return error
    }

    /// How many characters of a body that is no JSON become the message.
    package static let excerptLimit = 200

    /// Reads what a service answered with, be it the OData envelope, an error of ASP.NET Web
    /// API (`Message`, `ExceptionMessage`), a page or nothing.
    ///
    /// - Parameters:
    ///   - status: The HTTP status of the answer.
    ///   - body: The whole body.
    package init(status: Int, body: Data) {
        let text = String(decoding: body, as: UTF8.self)
        // What is no JSON still tells something: a page its title, a plain text its beginning.
        guard let value = try? JSONValue.parse(body) else {
            self.init(status: status, message: Self.excerpt(of: text))
            return
        }
        if let error = value["error"], let message = Self.message(of: error["message"]) {
            self.init(
                status: status,
                message: message,
                inner: Self.levels(
                    of: error["innererror"],
                    key: "message",
                    deeper: "internalexception"
                )
            )
        } else if let message = value["Message"]?.text ?? value["message"]?.text {
            self.init(
                status: status,
                message: message,
                inner: Self.webAPILevels(of: value)
            )
        } else {
            self.init(status: status, message: Self.excerpt(of: text))
        }
    }

    /// OData 3 services write an object with language and value instead of the sentence.
    private static func message(of value: JSONValue?) -> String? {
        value?.text ?? value?["value"]?.text
    }

    private static func levels(of value: JSONValue?, key: String, deeper: String) -> [InnerError] {
        var levels: [InnerError] = []
        var level = value
        while let current = level, let message = current[key]?.text {
            levels.append(InnerError(message: message, type: current["type"]?.text ?? ""))
            level = current[deeper]
        }
        return levels
    }

    private static func webAPILevels(of value: JSONValue) -> [InnerError] {
        var levels: [InnerError] = []
        if let detail = value["MessageDetail"]?.text { levels.append(InnerError(message: detail)) }
        var level: JSONValue? = value
        while let current = level, let message = current["ExceptionMessage"]?.text {
            levels.append(
                InnerError(message: message, type: current["ExceptionType"]?.text ?? "")
            )
            level = current["InnerException"]
        }
        return levels
    }

    private static func excerpt(of text: String) -> String {
        if let title = text.firstMatch(of: /(?i)<title>\s*([^<]*?)\s*<\/title>/) {
            return String(title.1)
        }
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > excerptLimit ? line.prefix(excerptLimit) + "…" : line
    }
}
