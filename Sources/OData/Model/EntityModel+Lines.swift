package import Foundation

extension EntityModel {
    /// The model as `csdl()` writes it, with each element on a line of its own and indented by its
    /// depth, so that people can read it and tell two versions apart.
    package func csdlLines() -> Data {
        var lines = Data()
        var depth = 0
        var element: [UInt8] = []
        for byte in csdl().utf8 {
            element.append(byte)
            guard byte == UInt8(ascii: ">") else { continue }
            // What the writer puts out has no text between its elements, and no '>' within one.
            if element.starts(with: "</".utf8) { depth -= 1 }
            lines.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
            lines.append(contentsOf: element)
            lines.append(UInt8(ascii: "\n"))
            let isWhole =
                ["</", "<?"].contains { element.starts(with: $0.utf8) }
                || element.suffix(2) == ArraySlice("/>".utf8)
            if !isWhole { depth += 1 }
            element.removeAll(keepingCapacity: true)
        }
        return lines
    }
}
