import FakeCreatio
import JSON

extension Column {
    /// A text that stands in a file, as OData would write it for a column that is no lookup.
    func json(_ text: String) -> JSONValue {
        switch type {
        case .integer, .decimal: .number(JSONNumber(verbatim: text))
        case .boolean: .bool(text == "true")
        default: .string(text)
        }
    }
}
