/// A rep resolves the case.
package struct RepResolves: Step {
    package static let key = "rep resolves the case"
    package static let summary = "A rep sets the case's status to Resolved."
    package static let example = "rep resolves the case"

    let rep: String?

    package static let shape = Shape<RepResolves>.either(
        .nothing(RepResolves(rep: nil)),
        .keys(.rep) { RepResolves(rep: $0) }
    )
}
