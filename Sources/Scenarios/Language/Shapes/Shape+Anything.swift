import JSON
import YAML

extension Shape where Value == JSONValue {
    /// Any value, as JSON.
    static var anything: Shape {
        Shape(.anything) { node, _ in node.json }
    }
}
