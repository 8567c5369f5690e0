import FakeCreatio
package import OData

/// What a run leaves behind for whoever judges what was asked of Creatio.
package struct Recording: Sendable {
    /// What the scenario shows.
    package var scenario: String
    package var trace: Trace
    /// The objects and columns of the instance, those included that OData does not show yet.
    package var model: EntityModel

    package init(
        scenario: String = "",
        trace: Trace = Trace(),
        model: EntityModel = EntityModel(namespace: "", entityTypes: [])
    ) {
        self.scenario = scenario
        self.trace = trace
        self.model = model
    }
}

extension Stage {
    /// What has been recorded so far.
    var recording: Recording {
        Recording(
            scenario: scenario.name,
            trace: recorder.trace,
            model: creatio.entityModel
        )
    }
}
