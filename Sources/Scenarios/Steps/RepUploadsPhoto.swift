import FakeCreatio
import Foundation

/// A rep has a picture.
package struct RepUploadsPhoto: Step {
    package static let key = "rep uploads a photo"
    package static let summary = "A rep puts a picture into the own contact."
    package static let example = "rep uploads a photo"

    let rep: String?

    package static let shape = Shape<RepUploadsPhoto>.either(
        .nothing(RepUploadsPhoto(rep: nil)),
        .keys(.rep) { RepUploadsPhoto(rep: $0) }
    )

    /// How a PNG begins, which is all that anybody here looks at.
    private static let picture = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])

    package func run(on stage: Stage) async throws {
        try await stage.rep(rep).setPhoto(Self.picture, mediaType: "image/png")
    }
}
