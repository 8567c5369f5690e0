/// A rep closes the case.
package struct RepCloses: Step {
    package static let key = "rep closes the case"
    package static let summary = "A rep sets the case's status to Closed."
    package static let example = "rep closes the case"

    let rep: String?

    package static let shape = Shape<RepCloses>.either(
        .nothing(RepCloses(rep: nil)),
        .keys(.rep) { RepCloses(rep: $0) }
    )
}
