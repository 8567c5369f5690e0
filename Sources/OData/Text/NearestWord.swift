/// Finds the word that was probably meant.
package enum NearestWord {
    /// The candidate that differs least from the word; nil when none is near enough to be meant.
    package static func to(_ word: String, among candidates: [String]) -> String? {
        let limit = max(1, word.count / 3)
        let measured = candidates.map { (word: $0, distance: distance(word, $0)) }
        guard let best = measured.min(by: { $0.distance < $1.distance }), best.distance <= limit
        else { return nil }
        return best.word
    }

    /// The candidate that differs least from the text, however much that is; the first of equals.
    package static func mostAlike(_ text: String, among candidates: [String]) -> String? {
        candidates.map { (text: $0, distance: distance(text, $0)) }
            .min { $0.distance < $1.distance }?.text
    }

    /// How many letters must be put in, left out, replaced or swapped with their neighbour, the
    /// optimal string alignment distance: a slip of the fingers counts once.
    package static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.lowercased())
        let right = Array(right.lowercased())
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = last[column] + (letter == other ? 0 : 1)
                var best = min(replaced, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && letter == right[column - 1] && left[row - 1] == other
                if isSwap { best = min(best, beforeLast[column - 1] + 1) }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
