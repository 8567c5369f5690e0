package import Foundation
import JSON

/// Bytes from the wire types and back.
///
/// Members are sorted, so that equal values are equal bytes: a trace can then be compared with
/// another, and a closed session is the same text at every poll.
package enum WidgetJSON {
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    package static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from bytes: Data
    ) throws(WidgetJSONError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: LoneSurrogates.replaced(in: bytes))
        } catch let error as DecodingError {
            throw WidgetJSONError(error, in: bytes)
        } catch {
            throw WidgetJSONError(path: "", problem: "cannot be read (\(error))")
        }
    }
}

/// Why a body is not what the widget API publishes; says which member and what is wrong with it.
package struct WidgetJSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where in the body, as `initial_messages[0].uuid`; empty for the body itself.
    package let path: String
    package let problem: String

    package init(path: String, problem: String) {
        self.path = path
        self.problem = problem
    }

    package var description: String {
        path.isEmpty ? "the body \(problem)" : "'\(path)' \(problem)"
    }
}

extension WidgetJSONError {
    fileprivate init(_ error: DecodingError, in bytes: Data) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(context.codingPath + [key], "is missing")
        case .valueNotFound(let type, let context):
            self.init(context.codingPath, "is null; it must be \(Self.name(of: type))")
        case .typeMismatch(let type, let context):
            self.init(context.codingPath, "is not \(Self.name(of: type))")
        case .dataCorrupted(let context):
            self.init(context.codingPath, Self.corruption(of: bytes))
        @unknown default:
            self.init([], "cannot be read (\(error))")
        }
    }

    private init(_ path: [any CodingKey], _ problem: String) {
        self.path = path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
        self.problem = problem
    }

    /// Foundation says the same of a text that is no JSON and of a fraction where a whole number
    /// is wanted; our own reader knows which.
    private static func corruption(of bytes: Data) -> String {
        do throws(JSONSyntaxError) {
            _ = try JSONValue.parse(bytes)
            return "holds a value that does not fit its place"
        } catch {
            return "is not JSON: \(error)"
        }
    }

    private static func name(of type: Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "true or false"
        case is Int.Type: "a whole number"
        case is Double.Type: "a number"
        case is [Any].Type: "an array"
        default: "an object"
        }
    }
}
