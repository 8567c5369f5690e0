/// A whole story: what the core asks of Creatio at each step of it, and the state that it needs.
package struct Flow: Codable, Sendable, Hashable {
    /// The sentence of the scenario that tells it.
    package var flow: String
    package var steps: [Step]

    package init(flow: String, steps: [Step] = []) {
        self.flow = flow
        self.steps = steps
    }

    /// A step of the scenario after which the core turned to Creatio.
    package struct Step: Codable, Sendable, Hashable {
        /// The step's own words.
        package var step: String
        package var calls: [Call]

        package init(step: String, calls: [Call] = []) {
            self.step = step
            self.calls = calls
        }
    }

    /// What is asked.
    package struct Call: Codable, Sendable, Hashable {
        /// What asks the identity service, and is no call of OData.
        static let token = "token"

        /// Set and operation, such as `Case create`, or what is no set, such as `token`.
        package var call: String
        /// Whether it travels in a `$batch`.
        package var batch: Bool?
        /// What must be there, such as `Case of 'Case create'`.
        package var needs: [String]?

        package init(call: String, batch: Bool? = nil, needs: [String]? = nil) {
            self.call = call
            self.batch = batch
            self.needs = needs
        }
    }
}
