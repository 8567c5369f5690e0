import OData
import Testing

/// The verdicts of eight public projects on 1,166 texts (`Fixtures/README.md` says whose).
@Suite struct `Public grammar cases` {
    @Test func `within Creatio's practical surface are all judged right`() throws {
        let wrong = try GrammarCase.all().filter { $0.isInSubset && $0.isJudgedRight != true }
        #expect(wrong.map(\.id) == [])
    }

    @Test func `are judged otherwise only where the list says why`() throws {
        let wrong = try GrammarCase.all().filter { $0.isJudgedRight == false }
        #expect(wrong.map(\.id).sorted() == (try GrammarCase.judgedOtherwise()).sorted())
    }

    @Test func `of rules outside a service's surface are not judged`() throws {
        let rules = try GrammarCase.all().filter { $0.isJudgedRight == nil }.map(\.rule)
        #expect(
            Set(rules) == [
                "dummyStartRule", "header", "includeAnnotationsPreference",
                "maxpagesizePreference", "prefer", "preference",
            ]
        )
    }

    @Test func `are as many as were collected`() throws {
        let cases = try GrammarCase.all()
        #expect(cases.count == 1_166)
        #expect(cases.count { $0.isInSubset } == 482)
    }
}
