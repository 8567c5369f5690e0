import HTTPTypes
import JSON
import Wire

/// Why the control plane did not do what was asked, in a sentence that says what to do.
struct ControlError: Error, Equatable {
    let status: Int
    let message: String

    init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    /// A call that cannot be understood.
    init(_ message: String) {
        self.init(400, message)
    }

    var response: WireResponse {
        .json(["error": .string(message)], status: .init(code: status))
    }
}

extension ControlError {
    static func unknownWorld(_ name: String, known: [String]) -> ControlError {
        ControlError(
            404,
            "there is no world '\(name)'\(known.isEmpty ? "" : " (there are \(known.listed))");"
                + " make it with PUT \(ControlPlane.root)/worlds/\(name)"
        )
    }

    static func worldName(_ name: String) -> ControlError {
        ControlError(
            "'\(name)' cannot be the name of a world; take 1 to 40 lower-case letters, digits and"
                + " dashes, not ending with '-is'"
        )
    }

    static func tooManyWorlds(_ limit: Int) -> ControlError {
        ControlError(
            409,
            "there are \(limit) worlds already; end one with DELETE \(ControlPlane.root)/worlds/NAME"
        )
    }

    static let tooManyFaults = ControlError(
        409,
        "there are \(FaultPlan.limit) faults already; take some away with DELETE"
            + " \(ControlPlane.root)/faults"
    )

    static let tooManySnapshots = ControlError(
        409,
        "there are \(World.snapshotLimit) snapshots already; forget one with DELETE"
            + " \(ControlPlane.root)/snapshots/NAME"
    )

    /// Nothing of that name; the sentence ends with how to see what there is.
    static func unknown(_ what: String, _ name: String, see path: String) -> ControlError {
        ControlError(
            404,
            "there is no \(what) '\(name)'; GET \(ControlPlane.root)/\(path) lists those there are"
        )
    }
}

extension [String] {
    /// The texts in quotes, with commas between.
    var listed: String { map { "'\($0)'" }.joined(separator: ", ") }
}
