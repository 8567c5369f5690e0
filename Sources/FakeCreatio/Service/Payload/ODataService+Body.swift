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
        let form = readableForm
        let rules = PayloadRules(
            level: settings.level,
            profile: settings.profile,
            readsNumbersInText: type.parameters["ieee754compatible"]?.lowercased() == "true",
            references: references ?? BatchReferences()
        )
        let body = if let form { Self.json(of: form, in: table) } else { try json(type) }
        return try EntityPayload(body, of: table, for: purpose, rules: rules)
    }

    /// The refusal of a body that nothing reads; nil for JSON, and for a form where forms are read.
    func mediaTypeFault() -> WireResponse? {
        guard let type = request.headers[.contentType] else {
            return WebAPIFault.unsupportedMediaType(nil)
        }
        let isRead = MediaType(type).isJSON || readableForm != nil
        return isRead ? nil : WebAPIFault.unsupportedMediaType(type)
    }

    /// The body as a form, nil where it is none or the runtime reads none.
    ///
    /// A published client sends its updates as forms, and its pages show them answered 204
    /// (`creatio-api-py` 1.3, `modify_collection_data`). Web API, on .NET Framework, has a
    /// formatter for them; that the values arrive is assumed.
    private var readableForm: FormFields? {
        settings.profile.runtime == .framework ? FormFields(bodyOf: request) : nil
    }

    /// A form as JSON would say it: texts are all that a form has, so the column decides.
    private static func json(of form: FormFields, in table: EntityTable) -> JSONValue {
        JSONValue(
            members: form.values.sorted { $0.key < $1.key }.map { name, text in
                switch table.column(name)?.type {
                case .boolean?: (name, .bool(text.lowercased() == "true"))
                case .integer?, .decimal?: (name, number(text) ?? .string(text))
                default: (name, .string(text))
                }
            }
        )
    }

    /// The number that the text is in JSON, nil for any other text.
    private static func number(_ text: String) -> JSONValue? {
        // What is no JSON is no number; the column refuses it as the text that it is.
        guard let value = try? JSONValue.parse(text), case .number = value else { return nil }
        return value
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
