/// What a command line lacks.
struct UnusableCall: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
