import Testing

@testable import HandoffCore

@Suite struct `The text of a reply` {
    @Test(arguments: [
        ("<p>Hello&nbsp;Ada,</p><p>it ships.</p>", "Hello Ada,\n\nit ships."),
        ("<div>One</div><div>Two<br>Three</div>", "One\nTwo\nThree"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("Fish &amp; chips &euro;5 &#8211; &#x1F44B;<br>", "Fish & chips €5 – 👋"),
        ("<ul><li>a</li><li>b<ol start=3><li>c<li>d</ol></li></ul>", "- a\n- b\n  3. c\n  4. d"),
        (
            "<p>See <a href='https://x.example/a?b=1&amp;c=2'>this</a>.</p>",
            "See this (https://x.example/a?b=1&c=2)."
        ),
        ("<a href='https://x.example/'>x.example</a>", "x.example"),
        ("<a href=' java\nscript:alert(1)'>this</a>", "this"),
        (
            "<table><tr><td>Item</td><td>Price</td></tr><tr><td>Hat</td><td>5</td></tr></table>",
            "Item | Price\nHat | 5"
        ),
        ("<style>p{}</style><script>x</script><title>t</title><p>Seen</p>", "Seen"),
        (
            "<p class=MsoNormal>One</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Two</p>",
            "One\n\nTwo"
        ),
        ("<p>Yes</p><blockquote type=cite><p>Is it?</p></blockquote>", "Yes\n\n> Is it?"),
        ("<p>a</p><div style='display: none'>hidden</div><p>b</p>", "a\n\nb"),
        ("<pre>one\n  two</pre>", "one\n  two"),
    ])
    func `is read from HTML as a mail program shows it`(html: String, text: String) {
        #expect(ReplyText(html, isHTML: true).shown == text)
    }

    @Test(arguments: [
        ("2 < 3 & 4 > 1, a<3", "2 < 3 & 4 > 1, a<3"),
        ("Write <b>this</b> there", "Write &lt;b>this&lt;/b> there"),
        ("<ada@example.com>", "&lt;ada@example.com>"),
        ("&lt; is a sign", "&amp;lt; is a sign"),
        ("[x](javascript:alert(1))", "[x]\\(javascript:alert(1))"),
        ("[x]: javascript:alert(1)", "[x]\\: javascript:alert(1)"),
        ("2*3*4 and *this*", "2\\*3\\*4 and \\*this\\*"),
        ("5 * 3, snake_case_name, 100*", "5 * 3, snake_case_name, 100*"),
        ("# 1042\nDana\n--\nAcme", "\\# 1042\nDana\n\\--\nAcme"),
        ("        far out", "   far out"),
        ("line one\r\nline two\n\n- a\n- b", "line one\nline two\n\n- a\n- b"),
        ("no\u{0} bell\u{7}", "no bell"),
        ("<placeholder>", "&lt;placeholder>"),
        ("C:\\new\\*.txt", "C:\\new\\\\*.txt"),
    ])
    func `means itself to a page that renders Markdown and HTML`(source: String, text: String) {
        #expect(ReplyText(source).shown == text)
    }

    @Test(arguments: [
        ("Yes.\n\nOn Fri, 27 Nov 2026 at 10:00, Ada <a@x.example>\nwrote:\n> Is it?", "Yes."),
        ("Ja.\n\nAm 27.11.2026 um 10:00 schrieb Ada:\n> Ist es?", "Ja."),
        ("Oui.\n\nLe 27 nov. 2026 à 10:00, Ada a écrit :\n> Est-ce ?", "Oui."),
        ("Yes.\n\n-----Original Message-----\nFrom: Ada\n\nIs it?", "Yes."),
        ("Yes.\n\nFrom: Ada\nSent: Friday\nTo: Dana\n\nIs it?", "Yes."),
        ("> Is it?\nYes.\n> Really?\nReally.", "Yes.\nReally."),
        ("On 5 May Ada wrote:\n> Is it?\n\nYes, it is.", "Yes, it is."),
        ("Yes.\n-- \nDana, Acme", "Yes.\n\\--\nDana, Acme"),
        ("> Only a quote", "> Only a quote"),
        ("From here on: two ways", "From here on: two ways"),
        (
            "<div>Yes</div><div class=gmail_quote>On May 5 Ada wrote:<blockquote>Is it?</blockquote></div>",
            "Yes"
        ),
        ("<p>Yes</p><div id=divRplyFwdMsg><b>From:</b> Ada</div><div>Is it?</div>", "Yes"),
    ])
    func `has no quoted history where that is wanted`(source: String, text: String) {
        #expect(ReplyText(source, stripsQuotedHistory: true).shown == text)
    }

    @Test(arguments: 0..<40)
    func `never is markup that a browser would run, whatever the rubble`(seed: Int) {
        #expect(texts(fromRubbleOf: seed).filter(\.isMarkup) == [])
    }

    @Test(arguments: 0..<40)
    func `never loses a word of a document`(seed: Int) {
        var random = RandomMarkup(seed: seed)
        let words = (0..<60).map { "word\($0)" }
        let text = ReplyText(random.document(of: words), isHTML: true).shown
        let read = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        #expect(read.filter { $0.hasPrefix("word") } == words)
    }

    @Test func `takes time that grows with the text alone`() {
        let nasty =
            String(repeating: "<a b='</", count: 5_000) + String(repeating: "<!--", count: 5_000)
        #expect(ReplyText(nasty, isHTML: true).shown.isEmpty == false)
    }

    private func texts(fromRubbleOf seed: Int) -> [String] {
        var random = RandomMarkup(seed: seed)
        return (0..<100).flatMap { index in
            let source = random.rubble()
            return [
                ReplyText(source, isHTML: true, stripsQuotedHistory: index.isMultiple(of: 2)).shown,
                ReplyText(source).shown,
            ]
        }
    }
}

extension String {
    /// What the standard's tokenizer, and CommonMark, take for the begin of a tag, or Markdown for
    /// a link; written without a look at how the text was made.
    fileprivate var isMarkup: Bool {
        contains(#/<[A-Za-z\/!?]/#) || contains(#/\][(:]/#)
    }
}
