import HTTPTypes
import JSON
import Wire

/// What an administrator has set: users, clients, profile and limits.
extension ControlPlane {
    static let settingCalls = [
        ControlCall(.get, "users", "lists the users, without passwords") { call in
            let users = await call.world.instance.settings.users
            return [
                "users": .array(
                    users.map { user in
                        [
                            "name": .string(user.name), "contactId": .string(user.contactID),
                            "active": .bool(user.isActive),
                        ]
                    }
                )
            ]
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
            try await call.world.instance.configure { profile, _ in
                for (name, value) in changes {
                    try profile.set(name, to: value.text ?? value.description)
                }
            }
            let profile = await call.world.instance.settings.profile
            let changed = ProfileSwitch.all.filter { known in
                changes.contains { $0.name == known.name }
            }
            return ["switches": .array(changed.map { $0.json(in: profile) })]
        },
        ControlCall(.get, "limits", "lists the limits") { call in
            LimitField.json(await call.world.instance.settings.limits)
        },
        ControlCall(.patch, "limits", "sets limits", example: ["rows": 100]) { call in
            try call.body.allow(LimitField.all.map(\.name))
            let body = call.body
            try await call.world.instance.configure { _, limits in
                for field in LimitField.all {
                    guard let number = try body.number(field.name) else { continue }
                    limits[keyPath: field.path] = number
                }
            }
            return LimitField.json(await call.world.instance.settings.limits)
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

/// A limit under the name by which it is set.
private struct LimitField: Sendable {
    let name: String
    let path: any WritableKeyPath<InstanceLimits, Int> & Sendable

    static let all = [
        LimitField(name: "rows", path: \.rows),
        LimitField(name: "filterNodes", path: \.filterNodes),
        LimitField(name: "expandDepth", path: \.expandDepth),
        LimitField(name: "batchParts", path: \.batchParts),
        LimitField(name: "fileSize", path: \.fileSize),
        LimitField(name: "bodySize", path: \.bodySize),
        LimitField(name: "callsPerDay", path: \.callsPerDay),
    ]

    static func json(_ limits: InstanceLimits) -> JSONValue {
        JSONValue(
            members: all.map { field in
                (field.name, .number(JSONNumber(limits[keyPath: field.path])))
            }
        )
    }
}
