import Foundation
import HTTPTypes
import JSON
import OData
import Wire

extension ODataService {
    /// The body of an insert or update, read and checked.
    func payload(
        of table: EntityTable,
        for purpose: EntityPayload.Purpose
    ) throws(ODataError) -> EntityPayload {
        let type = MediaType(request.headers[.contentType] ?? "")
        let rules = PayloadRules(
            level: settings.level,
            profile: settings.profile,
            readsNumbersInText: type.parameters["ieee754compatible"]?.lowercased() == "true",
            references: references ?? BatchReferences()
        )
        return try EntityPayload(json(type), of: table, for: purpose, rules: rules)
    }

    /// The refusal of a body that is not said to be JSON; nil for one that is.
    func mediaTypeFault() -> WireResponse? {
        guard let type = request.headers[.contentType] else {
            return WebAPIFault.unsupportedMediaType(nil)
        }
        return MediaType(type).isJSON ? nil : WebAPIFault.unsupportedMediaType(type)
    }

    private func json(_ type: MediaType) throws(ODataError) -> JSONValue {
        let text = Self.text(request.body, charset: type.parameters["charset"])
        guard !text.allSatisfy(\.isWhitespace) else {
            throw .invalidBody(
                "An unexpected 'EndOfInput' node was found when reading from the JSON reader. A"
                    + " 'StartObject' node was expected."
            )
        }
        let value: JSONValue
        let repeated: String?
        do {
            (value, repeated) = try JSONValue.parseNotingRepetition(Data(text))
        } catch {
            // The library's sentence; it does not tell the place, and neither does Creatio.
            throw .invalidBody("Invalid JSON. A token was not recognized in the JSON content.")
        }
        if let repeated {
            throw .invalidBody(
                "Multiple properties with the name '\(repeated)' were detected in a resource or a"
                    + " complex value. In OData, duplicate property names are not allowed."
            )
        }
        return value
    }

    /// The body in UTF-8, without the mark that some clients put before it.
    ///
    /// ASP.NET reads UTF-8 and UTF-16, and takes any other charset for UTF-8.
    private static func text(_ body: Data, charset: String?) -> Data {
        var bytes = body
        if charset?.lowercased().hasPrefix("utf-16") == true,
            let text = String(data: body, encoding: .utf16LittleEndian)
        {
            bytes = Data(text.utf8)
        }
        let mark = Data([0xEF, 0xBB, 0xBF])
        return bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes
    }
}

extension UInt8 {
    fileprivate var isWhitespace: Bool { self == 0x20 || 0x09...0x0D ~= self }
}
