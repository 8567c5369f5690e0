/// One demand of a contract, by which contracts are compared.
package struct Need: Sendable, Hashable, Comparable {
    /// What it is about, such as `Case.OwnerId`.
    package let place: String
    /// What is demanded, as the end of a sentence: `is written with a new row`.
    package let demand: String
    /// The one value that the demand allows, such as a type: two contracts with different values
    /// contradict each other.
    package let value: String?
    /// Whether it is the core that offers it, so that one more is no burden and one less is.
    package let isOffer: Bool

    init(_ place: String, _ demand: String, value: String? = nil, isOffer: Bool = false) {
        self.place = place
        self.demand = demand
        self.value = value
        self.isOffer = isOffer
    }

    package static func < (left: Need, right: Need) -> Bool {
        (left.place, left.demand, left.value ?? "") < (right.place, right.demand, right.value ?? "")
    }
}

extension Need: CustomStringConvertible {
    package var description: String { "\(place) \(demand)" + (value.map { " \($0)" } ?? "") }
}
