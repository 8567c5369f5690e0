import OData
import Testing

@Suite struct `The nearest word` {
    @Test(arguments: [
        ("", "", 0), ("case", "case", 0), ("case", "cas", 1), ("expcet", "expect", 1),
        ("visitor", "vistor", 1), ("wait", "ai", 2), ("Case", "case", 0), ("abc", "xyz", 3),
    ])
    func `a slip of the fingers counts once`(left: String, right: String, distance: Int) {
        #expect(NearestWord.distance(left, right) == distance)
        #expect(NearestWord.distance(right, left) == distance)
    }

    @Test func `a word that is far from all is meant by none`() {
        #expect(NearestWord.to("refund", among: ["visitor", "ai", "wait"]) == nil)
    }
}
