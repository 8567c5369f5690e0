import JSON
import WidgetProtocol

/// The session view as a page of plain HTML: no script, nothing from elsewhere.
struct SessionPage: Sendable {
    let view: SessionView

    var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Session #\(view.ticketNumber) · OpenCX</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <h1>Session #\(view.ticketNumber) <small>\(view.isOpened ? "open" : "resolved")</small></h1>
        <p>\(escaped(view.customer)) · <code>\(escaped(view.id))</code></p>
        \(handoffSection)
        <h2>Transcript</h2>
        <ol>
        \(view.transcript.map(row).joined(separator: "\n"))
        </ol>
        \(caseSection)
        </body>
        </html>

        """
    }

    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
        small{font-weight:normal;color:#555}
        ol{list-style:none;padding:0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}
        dt{color:#444}dd{margin:0}
        li{border-left:4px solid #bbb;margin:.75rem 0;padding:.25rem .75rem;white-space:pre-wrap}
        li.user{border-color:#2563eb}li.ai{border-color:#7c3aed}li.agent{border-color:#059669}
        li.system{color:#555}
        b,time{font-size:.8rem;color:#444}
        aside{font-size:.9rem;color:#444;background:#f4f4f5;padding:.25rem .5rem;margin-top:.25rem}
        """

    private var handoffSection: String {
        guard let handoff = view.handoff else { return "" }
        var facts = [("Summary", handoff.summary)]
        if let sentiment = handoff.sentiment { facts.append(("Sentiment", sentiment)) }
        if let language = handoff.language { facts.append(("Language", language)) }
        if !handoff.reasons.isEmpty {
            facts.append(("Reasons", handoff.reasons.joined(separator: ", ")))
        }
        facts += handoff.fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        facts += view.skippedFields.map { ("Not filled", $0) }
        return "<h2>Handoff</h2>\n<dl>\n" + definitions(facts) + "\n</dl>"
    }

    private var caseSection: String {
        guard let state = view.creatioCase else {
            return "<h2>Case</h2>\n<p>No case yet.</p>"
        }
        var facts = [("Case", state.id), ("In Creatio", state.isCreated ? "yes" : "not yet")]
        if let remark = state.remark { facts.append(("Remark", remark)) }
        facts += state.waiting.map { ("Waiting", $0) }
        facts += state.announcements.map { ("Announced", $0) }
        return "<h2>Case</h2>\n<dl>\n" + definitions(facts) + "\n</dl>"
    }

    private func row(_ row: SessionView.Row) -> String {
        let title = row.type == "message" ? row.from : "\(row.from) · \(row.type)"
        var html = "<li class=\"\(escaped(row.from))\"><b>\(escaped(title))</b> "
        html += "<time>\(escaped(row.sentAt))</time>\n\(escaped(row.text))"
        for file in row.attachments {
            html +=
                "\n<a href=\"\(escaped(file.url))\" rel=\"noreferrer\">\(escaped(file.name))</a>"
        }
        for call in row.toolCalls {
            let result = String(decoding: call.result.serialized(), as: UTF8.self)
            html += "<aside>Tool call \(escaped(call.actionName)): \(escaped(result))</aside>"
        }
        if let reasoning = row.reasoning {
            html += "<aside>Reasoning: \(escaped(reasoning))</aside>"
        }
        return html + "</li>"
    }

    private func definitions(_ facts: [(String, String)]) -> String {
        facts.map { "<dt>\(escaped($0.0))</dt><dd>\(escaped($0.1))</dd>" }
            .joined(separator: "\n")
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
