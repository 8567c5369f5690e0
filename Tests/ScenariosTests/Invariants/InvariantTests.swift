import Scenarios
import Testing

/// Each invariant is shown once to hold and once, with the evidence doctored, to turn red.
@Suite struct `Invariants` {
    @Test func `hold for a conversation that went well`() {
        #expect(violations(in: .sound) == [])
    }

    @Test func `are those of the design that apply so far`() {
        #expect(InvariantCatalogue.all.map(\.number) == [1, 2, 3, 4, 5, 6, 7, 9])
    }

    @Test func `1 a message without an activity`() {
        #expect(
            violations { $0.cases[0].activities.remove(at: 2) } == [
                "1: where the message 'One moment.' should stand, the case of 'ada' has the "
                    + "activity 'Are you there?'",
                "1: no activity tells the message 'Are you there?'",
            ]
        )
    }

    @Test func `1 a message that stands twice`() {
        #expect(
            violations { $0.cases[0].activities.insert($0.cases[0].activities[3], at: 3) } == [
                "1: the activity 'Are you there?' tells no message"
            ]
        )
    }

    @Test func `1 messages in the wrong order`() {
        #expect(
            violations { $0.cases[0].activities.swapAt(1, 2) } == [
                "1: where the message 'Help' should stand, the case of 'ada' has the activity "
                    + "'One moment.'",
                "1: where the message 'One moment.' should stand, the case of 'ada' has the "
                    + "activity 'Help'",
            ]
        )
    }

    @Test func `1 a file that the activity does not name`() {
        #expect(
            violations { $0.sessions[0].said[0].files = ["receipt.pdf"] } == [
                "1: where the message 'Help' should stand, the case of 'ada' has the activity "
                    + "'Help'"
            ]
        )
    }

    @Test func `1 a component without words is told by its name`() {
        #expect(
            violations {
                $0.sessions[0].said[1] = .init(author: "ai", text: "", component: "orderStatus")
                $0.cases[0].activities[2].details = "orderStatus: shipped"
            } == []
        )
    }

    @Test func `1 a message of which nobody knows may stand there, or not`() {
        let unknown = Evidence.Message(author: "visitor", text: "Help", isDue: false)
        #expect(violations { $0.sessions[0].said[0] = unknown } == [])
        #expect(
            violations {
                $0.sessions[0].said[0] = unknown
                $0.cases[0].activities.remove(at: 1)
            } == []
        )
    }

    @Test func `1 a session that should have a case and has none`() {
        #expect(
            violations {
                $0.cases = []
                $0.sessions[0].repliesSeen = []
            } == ["1: the session of 'ada' has no case"]
        )
    }

    @Test func `1 a session whose case a rep deleted needs no other one`() {
        #expect(
            violations {
                $0.cases = []
                $0.sessions[0].repliesSeen = []
                $0.sessions[0].caseWasDeleted = true
            } == []
        )
    }

    @Test func `1 a session that the AI alone had needs no case on handoff only`() {
        #expect(
            violations {
                $0.cases = []
                $0.sessions[0].repliesSeen = []
                $0.sessions[0].wasHandedOff = false
                $0.createsCaseOnlyOnHandoff = true
            } == []
        )
    }

    @Test func `2 a session with two cases`() {
        #expect(
            violations { $0.cases.append($0.cases[0]) }.first
                == "2: the session of 'ada' has 2 cases"
        )
    }

    @Test func `2 a case of two sessions`() {
        #expect(
            violations { $0.cases[0].sessions.append("another") } == [
                "2: the case case-1 belongs to 2 sessions"
            ]
        )
    }

    @Test func `3 a first activity without the link`() {
        #expect(
            violations { $0.cases[0].activities[0].details = "A note" }.last
                == "3: the first activity of the case case-1 has no link: 'A note'"
        )
    }

    @Test func `3 a link to another session`() {
        #expect(
            violations { $0.cases[0].linkedSession = "session-9" } == [
                "3: the link of the case case-1 leads to another session, session-9"
            ]
        )
    }

    @Test func `3 a link to nowhere`() {
        #expect(
            violations { $0.cases[0].linkedSession = nil } == [
                "3: the link in the first activity of the case case-1 leads to no session"
            ]
        )
    }

    @Test func `4 a reply that did not arrive`() {
        #expect(
            violations { $0.sessions[0].repliesSeen = [] } == [
                "4: 'ada' should read 'Here I am.', and reads no reply"
            ]
        )
    }

    @Test func `4 a reply that arrived twice`() {
        #expect(
            violations { $0.sessions[0].repliesSeen = ["Here I am.", "Here I am."] } == [
                "4: 'ada' should read 'Here I am.', and reads 'Here I am.', 'Here I am.'"
            ]
        )
    }

    @Test func `4 a reply whose first sign would be markup has a backslash before it`() {
        #expect(
            violations {
                $0.cases[0].activities[4].details = "# Here I am."
                $0.sessions[0].repliesSeen = ["\\# Here I am."]
            } == []
        )
    }

    @Test func `4 an echo of what the core wrote`() {
        #expect(
            violations { $0.sessions[0].repliesSeen.insert("Help", at: 0) } == [
                "4: 'ada' should read 'Here I am.', and reads 'Help', 'Here I am.'"
            ]
        )
    }

    @Test func `4 an internal note that the visitor reads`() {
        #expect(
            violations { $0.sessions[0].repliesSeen.append("Careful.") } == [
                "4: 'ada' should read 'Here I am.', and reads 'Here I am.', 'Careful.'"
            ]
        )
    }

    @Test func `5 a value that is not in the column`() {
        #expect(
            violations { $0.cases[0].columns["UsrOrder"] = "1043" } == [
                "5: 'UsrOrder' is '1043', where the AI's value is '1042'"
            ]
        )
    }

    @Test func `5 a field without a value and without a reason`() {
        #expect(
            violations { $0.sessions[0].skippedFields = [] } == [
                "5: the AI gave no value for 'UsrVoucher', and no reason is recorded"
            ]
        )
    }

    @Test func `6 a case that is over while the session goes on`() {
        #expect(
            violations { $0.sessions[0].isOpened = true } == [
                "6: the case of 'ada' is over, and its session is open"
            ]
        )
    }

    @Test func `6 a case of which nobody told the core may be over alone`() {
        #expect(
            violations {
                $0.sessions[0].isOpened = true
                $0.cases[0].closureWasAnnounced = false
            } == []
        )
    }

    @Test func `6 a session that the visitor resolved while the case goes on`() {
        #expect(
            violations {
                $0.cases[0].isOver = false
                $0.cases[0].closureWasAnnounced = false
                $0.sessions[0].wasResolvedByVisitor = true
            } == ["6: 'ada' resolved the session, and the case is still open"]
        )
    }

    @Test func `6 a session that nobody closed`() {
        #expect(
            violations {
                $0.cases[0].isOver = false
                $0.cases[0].closureWasAnnounced = false
            } == [
                "6: the session of 'ada' was closed, and nobody closed it"
            ]
        )
    }

    @Test func `7 a secret in a log`() {
        #expect(
            violations { $0.texts.append((kind: "a log", text: "sent with s3cret-value")) } == [
                "7: a secret stands in a log: sent with ‹secret›"
            ]
        )
    }

    @Test func `9 work that is left over`() {
        #expect(violations { $0.pendingWork = 2 } == ["9: 2 things are still to be done"])
    }

    private func violations(_ doctor: (inout Evidence) -> Void) -> [String] {
        var evidence = Evidence.sound
        doctor(&evidence)
        return violations(in: evidence)
    }

    private func violations(in evidence: Evidence) -> [String] {
        InvariantCatalogue.all.flatMap { invariant in
            invariant.violations(in: evidence).map { "\(invariant.number): \($0)" }
        }
    }
}

extension Evidence {
    /// A conversation that went well: handed off, answered once, closed by the rep.
    fileprivate static var sound: Evidence {
        var session = Session(id: "session-1", visitor: "ada")
        session.said = [
            Message(author: "visitor", text: "Help"),
            Message(author: "ai", text: "One moment."),
            Message(author: "visitor", text: "Are you there?"),
        ]
        session.wasHandedOff = true
        session.isOpened = false
        session.repliesSeen = ["Here I am."]
        session.fieldValues = ["UsrOrder": "1042"]
        session.skippedFields = ["UsrVoucher"]

        var one = Case(id: "case-1")
        one.sessions = ["session-1"]
        one.linkedSession = "session-1"
        one.isOver = true
        one.closureWasAnnounced = true
        one.columns = ["UsrOrder": "1042"]
        one.activities = [
            Activity(id: "1", title: "Note", details: "View session in OpenCX: https://x/1"),
            Activity(id: "2", title: "ada: Help", details: "Help"),
            Activity(id: "3", title: "AI: One moment.", details: "One moment."),
            Activity(id: "4", title: "ada: Are you there?", details: "Are you there?"),
            Activity(id: "5", title: "R", details: "Here I am.", isOwn: false, wasAnnounced: true),
            Activity(id: "6", title: "N", details: "Careful.", isOwn: false, isOfReplyType: false),
        ]

        var evidence = Evidence()
        evidence.sessions = [session]
        evidence.cases = [one]
        evidence.mappedFields = ["UsrOrder", "UsrVoucher"]
        evidence.hasResolvedStatus = true
        evidence.secrets = ["s3cret-value", "short"]
        evidence.texts = [(kind: "the trace", text: "short is no secret")]
        return evidence
    }
}
