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
        <meta name="color-scheme" content="light dark">
        <title>Session #\(view.ticketNumber) · OpenCX</title>
        <style>\(SessionPageStyle.css)</style>
        </head>
        <body>
        <header>
        <h1>Session #\(view.ticketNumber)</h1>
        <p>\(pills)</p>
        <p class="who" dir="auto">\(HTML.escaped(view.customer))</p>
        </header>
        <main>
        \(handoffSection)
        <section class="story" aria-label="Transcript">
        <h2>Transcript</h2>
        \(transcript)
        </section>
        <aside>
        \([caseSection, syncSection, sessionSection].joined(separator: "\n"))
        </aside>
        </main>
        <footer>Times are UTC. <a href="?format=json">This session as JSON</a></footer>
        </body>
        </html>

        """
    }

    private var pills: String {
        let handler =
            switch view.handledBy {
            case "ai": "with the AI"
            case "human": "with a human"
            default: "with nobody"
            }
        return [
            pill(view.isOpened ? "open" : "resolved", view.isOpened ? "good" : "quiet"),
            pill(handler, view.handledBy == "human" ? "agent" : "ai"),
            pill(
                "Creatio: \(view.sync.state.rawValue)",
                view.sync.state == .parked ? "bad" : "quiet"
            ),
        ].joined(separator: " ")
    }

    private func pill(_ text: String, _ kind: String) -> String {
        "<span class=\"pill \(kind)\">\(HTML.escaped(text))</span>"
    }

    private var transcript: String {
        guard !view.transcript.isEmpty else {
            return "<p class=\"empty\">Nothing has been said yet.</p>"
        }
        let rows = view.transcript.map { SessionPageRow(row: $0).html }
        return "<ol>\n\(rows.joined(separator: "\n"))\n</ol>"
    }
}

// MARK: - What stands beside the transcript

extension SessionPage {
    private func section(_ title: String, _ body: String) -> String {
        "<section class=\"\(title.lowercased())\">\n<h2>\(title)</h2>\n\(body)\n</section>"
    }

    private var handoffSection: String {
        guard !view.handoffs.isEmpty || view.handoff != nil else {
            return section("Handoff", "<p class=\"empty\">The AI has the conversation.</p>")
        }
        var parts = view.handoffs.reversed().map { event in
            HTML.definitions(
                [("When", HTML.time(event.at)), ("By", HTML.escaped(event.by))]
                    + facts(of: event.handoff)
            )
        }
        if parts.isEmpty, let handoff = view.handoff {
            parts = [HTML.definitions(facts(of: handoff))]
        }
        if !view.skippedFields.isEmpty {
            let fields = view.skippedFields.map { "<li>\(HTML.escaped($0))</li>" }
            parts.append("<h3>Fields not filled</h3>\n<ul>\(fields.joined())</ul>")
        }
        return section("Handoff", parts.joined(separator: "\n"))
    }

    private func facts(of handoff: Handoff) -> [(term: String, html: String)] {
        var facts = [("Summary", HTML.escaped(handoff.summary))]
        if let sentiment = handoff.sentiment {
            facts.append(("Sentiment", HTML.escaped(sentiment)))
        }
        if let language = handoff.language { facts.append(("Language", HTML.escaped(language))) }
        if !handoff.reasons.isEmpty {
            facts.append(("Reasons", HTML.escaped(handoff.reasons.joined(separator: ", "))))
        }
        return facts
            + handoff.fields.sorted { $0.key < $1.key }.map { ($0.key, HTML.escaped($0.value)) }
    }

    private var caseSection: String {
        guard let state = view.creatioCase else {
            return section("Case", "<p class=\"empty\">No case yet.</p>")
        }
        let id = "<code>\(HTML.escaped(state.id))</code>"
        var facts = [("In Creatio", state.isCreated ? "created" : "not created yet"), ("Id", id)]
        if let url = state.url {
            facts.insert(("Link", HTML.link(url, "Open the case in Creatio")), at: 0)
        }
        if let remark = state.remark { facts.append(("Remark", HTML.escaped(remark))) }
        if let note = state.contactNote { facts.append(("Contact", HTML.escaped(note))) }
        facts += state.files.map { ("File", HTML.escaped($0)) }
        let announced = state.announcements.map { "<li>\(HTML.escaped($0))</li>" }
        let fold =
            "<details><summary>\(announced.count) announcements of Creatio</summary>"
            + "<ul>\(announced.joined())</ul></details>"
        return section("Case", HTML.definitions(facts) + (announced.isEmpty ? "" : fold))
    }

    private var syncSection: String {
        let sync = view.sync
        let last = sync.lastSuccessAt.map(HTML.time) ?? "nothing yet"
        let facts = [("State", HTML.escaped(sync.state.rawValue)), ("Last success", last)]
        let lists = [("To Creatio", sync.waiting), ("From Creatio", sync.announced)]
            .filter { !$0.1.isEmpty }
            .map { "<h3>\($0.0)</h3>\n<ul>\($0.1.map(item).joined(separator: "\n"))</ul>" }
        return section("Sync", ([HTML.definitions(facts)] + lists).joined(separator: "\n"))
    }

    private func item(_ entry: SyncState.Entry) -> String {
        let attempts = entry.attempts == 1 ? "1 attempt" : "\(entry.attempts) attempts"
        var html = "<li><b>\(HTML.escaped(entry.what))</b> "
        html += entry.isParked ? pill("parked", "bad") : "due \(HTML.time(entry.dueAt))"
        html += ", \(attempts)"
        if let failure = entry.failure {
            html += "<p class=\"failure\">\(HTML.escaped(failure))</p>"
        }
        return html + "</li>"
    }

    private var sessionSection: String {
        let contact = view.contact
        let verified = contact.isVerified ? " (verified)" : " (not verified)"
        let email = contact.email.map { HTML.escaped($0 + verified) }
        return section(
            "Session",
            HTML.definitions([
                ("Customer", HTML.escaped(contact.name ?? "anonymous")),
                ("E-mail", email ?? "none"),
                ("Began", HTML.time(view.createdAt)),
                ("Id", "<code>\(HTML.escaped(view.id))</code>"),
            ])
        )
    }
}

extension SessionView.HandoffEvent {
    /// Who began it, in a person's words.
    fileprivate var by: String {
        if let takenBy { return takenBy }
        return switch handoff.origin {
        case .aiDecided: "the AI"
        case .aiForbidden: "the AI, which may not handle this topic"
        case .humanTookOver: "a person in the Inbox"
        case .userLeft: "the AI, because the visitor left"
        }
    }
}
