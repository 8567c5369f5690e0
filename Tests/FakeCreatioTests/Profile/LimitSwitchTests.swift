import FakeCreatio
import Testing

@Suite struct `The limits` {
    @Test func `have a name each, and no name twice`() {
        let count = Mirror(reflecting: InstanceLimits()).children.count
        #expect(LimitSwitch.all.count == count)
        #expect(Set(LimitSwitch.all.map(\.name)).count == count)
    }

    @Test(arguments: LimitSwitch.all.map(\.name))
    func `are set by name, and told again`(name: String) throws {
        var settings = InstanceSettings()
        try settings.set("limit of " + name, to: "7")
        #expect(LimitSwitch.named(name)?.value(in: settings.limits) == 7)
        #expect(settings.limits != InstanceLimits())
        #expect(settings.profile == InstanceProfile())
    }

    @Test(arguments: [
        ("limit of patience", "7", "a profile has no switch 'limit of patience'"),
        (
            "limit of rows", "many",
            "'many' is no value of the switch 'limit of rows', which takes a whole number"
        ),
        (
            "limit of rows", "-1",
            "'-1' is no value of the switch 'limit of rows', which takes a whole number"
        ),
    ])
    func `are refused by name and by value`(name: String, value: String, text: String) {
        let error = #expect(throws: ProfileError.self) {
            var settings = InstanceSettings()
            try settings.set(name, to: value)
        }
        #expect(error?.description == text)
    }
}
