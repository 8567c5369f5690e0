import Synchronization

/// A stream of random numbers that a seed and a name determine: SplitMix64, whose period and
/// quality are ample for choosing orders and ids, and which any language can repeat.
package final class RandomStream: Sendable {
    private let state: Mutex<UInt64>

    /// - Parameters:
    ///   - seed: The seed of the whole world.
    ///   - name: What the stream is for; streams of different names are independent.
    package init(seed: UInt64, name: String) {
        // FNV-1a, because Swift's own hash differs from process to process.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        state = Mutex(hash ^ (seed &* 0x9e37_79b9_7f4a_7c15))
    }

    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    /// A number from 0 up to, not including, the bound.
    package func next(below bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    /// A UUID of version 4 in lower case, as JavaScript's and Creatio's own are written.
    package func nextUUID() -> String {
        let high = (next() & 0xffff_ffff_ffff_0fff) | 0x4000
        let low = (next() & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000
        let digits = high.hexadecimal + low.hexadecimal
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        return text
    }
}

extension UInt64 {
    fileprivate var hexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
