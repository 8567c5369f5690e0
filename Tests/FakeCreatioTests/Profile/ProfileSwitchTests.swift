import FakeCreatio
import Testing

@Suite struct `A profile` {
    @Test func `has a name for every switch, and no name twice`() {
        let security = Mirror(reflecting: SecuritySettings()).children.count
        let own = Mirror(reflecting: InstanceProfile()).children.count - 1
        #expect(ProfileSwitch.all.count == own + security)
        #expect(Set(ProfileSwitch.all.map(\.name)).count == ProfileSwitch.all.count)
    }

    @Test(arguments: ProfileSwitch.all.map(\.name))
    func `takes for a switch every value that it lists, and tells it again`(
        name: String
    ) throws {
        let known = try #require(ProfileSwitch.named(name))
        let values = known.values ?? ["7"]
        let profiles = try values.map { value in
            var profile = InstanceProfile()
            try profile.set(name, to: value)
            return profile
        }
        #expect(profiles.map(known.value(in:)) == values)
        // A switch that changes nothing would be the wrong one.
        #expect(profiles.contains { $0 != InstanceProfile() })
    }

    @Test func `has a server behind UTC too`() throws {
        var profile = InstanceProfile()
        try profile.set("server time zone", to: "-300")
        #expect(profile.serverTimeZoneOffset == .seconds(-5 * 3600))
        #expect(ProfileSwitch.named("server time zone")?.value(in: profile) == "-300")
    }

    @Test func `reads yes and no as YAML writes them`() throws {
        var profile = InstanceProfile()
        try profile.set("CSRF token", to: "false")
        #expect(!profile.security.usesCSRFToken)
    }

    @Test(arguments: [
        ("runtime", "mono", "it takes 'net-framework', 'net'"),
        ("CSRF token", "perhaps", "it takes 'yes', 'no'"),
        ("lockout", "-1", "which takes a whole number"),
    ])
    func `says which values a switch takes`(name: String, value: String, advice: String) {
        let error = #expect(throws: ProfileError.self) {
            var profile = InstanceProfile()
            try profile.set(name, to: value)
        }
        #expect(error?.description.hasSuffix(advice) == true)
    }

    @Test func `names a switch that it does not have`() {
        let error = #expect(throws: ProfileError.self) {
            var profile = InstanceProfile()
            try profile.set("colour", to: "red")
        }
        #expect(error?.description == "a profile has no switch 'colour'")
    }

    @Test func `has presets that differ from each other`() {
        let all = InstanceProfile.Preset.allCases.map { InstanceProfile($0) }
        #expect(all.first == InstanceProfile())
        #expect(all.indices.allSatisfy { index in !all[..<index].contains(all[index]) })
    }
}
