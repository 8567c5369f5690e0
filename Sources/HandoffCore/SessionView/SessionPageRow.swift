import Foundation
import JSON
import OrderedCollections
import WidgetProtocol

/// One row of the transcript: who, when, what, and what only operators see of it.
struct SessionPageRow: Sendable {
    /// From how many characters on JSON is folded up.
    private static let longJSON = 400

    let row: SessionView.Row

    var html: String {
        var parts = [
            "<p class=\"meta\"><b>\(HTML.escaped(author))</b> \(HTML.time(row.sentAt))</p>"
        ]
        if !row.text.isEmpty {
            parts.append("<p class=\"text\" dir=\"auto\">\(HTML.escaped(row.text))</p>")
        }
        if !row.attachments.isEmpty {
            let files = row.attachments.map(file)
            parts.append("<ul class=\"files\">\(files.joined())</ul>")
        }
        parts += row.toolCalls.map(toolCall)
        if let vote = row.vote {
            let found = vote == .upvote ? "helpful" : "not helpful"
            parts.append("<p class=\"note\">The visitor found this \(found).</p>")
        }
        if let data = row.customData, !data.isEmpty {
            let value = JSONValue(
                members: data.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            )
            parts.append(
                "<p class=\"note\"><b>From the page</b> <code>\(HTML.escaped(readable(value)))</code></p>"
            )
        }
        if let reasoning = row.reasoning {
            parts.append(
                "<p class=\"note\" dir=\"auto\"><b>Reasoning</b> \(HTML.escaped(reasoning))</p>"
            )
        }
        return "<li class=\"\(HTML.escaped(row.from))\">\n\(parts.joined(separator: "\n"))\n</li>"
    }

    /// Who, or what happened where nobody said it.
    private var author: String {
        let event = row.type.replacing("_", with: " ")
        return switch row.from {
        case "user": row.name ?? "Visitor"
        case "ai": "AI"
        case "agent": row.name ?? "Rep"
        default: row.name.map { "\(event) · \($0)" } ?? event
        }
    }

    private func file(_ file: Attachment) -> String {
        let size = file.size < 1024 ? "\(file.size) bytes" : "\((file.size + 512) / 1024) KB"
        return "<li>\(HTML.link(file.url, file.name)) "
            + "<small>\(HTML.escaped(file.type)), \(size)</small></li>"
    }

    private func toolCall(_ call: ActionCall) -> String {
        let arguments = readable(call.args)
        let result = readable(call.result)
        let isLong = arguments.count + result.count > Self.longJSON
        return """
            <details class="note"\(isLong ? "" : " open")><summary><b>Tool call</b> \
            <code>\(HTML.escaped(call.actionName))</code></summary>
            \(arguments == "{}" ? "" : "<pre>\(HTML.escaped(arguments))</pre>")
            <pre>\(HTML.escaped(result))</pre></details>
            """
    }

    /// JSON over several lines where it is longer than one.
    private func readable(_ value: JSONValue) -> String {
        let line = String(decoding: value.serialized(), as: UTF8.self)
        return line.count > 60 ? value.indented(by: "") : line
    }
}

extension JSONValue {
    fileprivate func indented(by margin: String) -> String {
        let inner = margin + "  "
        switch self {
        case .object(let members) where !members.isEmpty:
            let lines = members.map { name, value in
                let name = String(decoding: JSONValue.string(name).serialized(), as: UTF8.self)
                return "\(inner)\(name): \(value.indented(by: inner))"
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(margin)}"
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + $0.indented(by: inner) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(margin)]"
        default:
            return String(decoding: serialized(), as: UTF8.self)
        }
    }
}
