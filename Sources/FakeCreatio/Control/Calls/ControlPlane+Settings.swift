import HTTPTypes
import JSON
import Wire

/// What an administrator has set: users, clients, profile and limits.
extension ControlPlane {
    static let settingCalls = [
        ControlCall(.get, "users", "lists the users, without passwords") { call in
            let settings = await call.world.instance.settings
            return [
                "users": .array(
                    settings.users.map { user in
                        [
                            "name": .string(user.name), "contactId": .string(user.contactID),
                            "active": .bool(user.isActive),
                            "language": .string(
                                user.language ?? settings.profile.language
                            ),
                        ]
                    }
                )
            ]
        },
        ControlCall(
            .patch,
            "users/{user}",
            "gives a user another language, in which names of lookups are read and written",
            example: ["language": "uk-UA"]
        ) { call in
            try call.body.allow(["language"])
            let language = try call.body.required("language", call.body.text("language"))
            try await call.world.instance.setLanguage(language, ofUser: call["user"])
            return ["name": .string(call["user"]), "language": .string(language)]
        },
        ControlCall(.get, "clients", "lists the OAuth clients, without secrets") { call in
            let clients = await call.world.instance.settings.clients
            return [
                "clients": .array(
                    clients.map { client in
                        ["id": .string(client.id), "user": .string(client.userName)]
                    }
                )
            ]
        },
        ControlCall(.get, "profile", "lists the switches of the profile with their values") {
            call in
            let profile = await call.world.instance.settings.profile
            return ["switches": .array(ProfileSwitch.all.map { $0.json(in: profile) })]
        },
        ControlCall(
            .patch,
            "profile",
            "sets switches of the profile by name",
            example: ["unknown set": "html"]
        ) { call in
            let changes = try call.body.members()
            try await call.world.instance.configure { settings in
                for (name, value) in changes {
                    try settings.profile.set(name, to: value.text ?? value.description)
                }
            }
            let profile = await call.world.instance.settings.profile
            let changed = ProfileSwitch.all.filter { known in
                changes.contains { $0.name == known.name }
            }
            return ["switches": .array(changed.map { $0.json(in: profile) })]
        },
        ControlCall(.get, "limits", "lists the limits") { call in
            LimitSwitch.json(await call.world.instance.settings.limits)
        },
        ControlCall(.patch, "limits", "sets limits by name", example: ["filter nodes": 100]) {
            call in
            try call.body.allow(LimitSwitch.all.map(\.name))
            let body = call.body
            try await call.world.instance.configure { settings in
                for limit in LimitSwitch.all {
                    guard let number = try body.number(limit.name) else { continue }
                    limit.set(number, in: &settings.limits)
                }
            }
            return LimitSwitch.json(await call.world.instance.settings.limits)
        },
        ControlCall(
            .put,
            "stale-columns",
            "says which properties rows lack at run time, by object; an answer that would show one"
                + " is a fault",
            example: ["Case": ["Notes"]]
        ) { call in
            let objects = try call.body.members().map(\.name)
            var stale: [String: [String]] = [:]
            for object in objects { stale[object] = try call.body.texts(object) }
            let columns = stale
            try await call.world.instance.configure { $0.staleColumns = columns }
            return call.body.value
        },
        ControlCall(.get, "odata-calls", "tells how many calls the plan's counter has today") {
            call in
            let instance = call.world.instance
            return [
                "today": .number(JSONNumber(await instance.odataCallsToday)),
                "included": .number(JSONNumber(await instance.settings.limits.callsPerDay)),
            ]
        },
    ]
}

extension ControlBody {
    /// The members of the object that the body is.
    fileprivate func members() throws -> [(name: String, value: JSONValue)] {
        guard let members = value.members else {
            throw ControlError("the body has to be a JSON object")
        }
        return members
    }
}

extension ProfileSwitch {
    fileprivate func json(in profile: InstanceProfile) -> JSONValue {
        [
            "name": .string(name), "value": .string(value(in: profile)),
            "values": values.map { .array($0.map(JSONValue.string)) } ?? .null,
            "decides": .string(summary), "section": .string(section),
        ]
    }
}

extension LimitSwitch {
    fileprivate static func json(_ limits: InstanceLimits) -> JSONValue {
        JSONValue(
            members: all.map { limit in
                (limit.name, limit.value(in: limits).map { .number(JSONNumber($0)) } ?? .null)
            }
        )
    }
}
