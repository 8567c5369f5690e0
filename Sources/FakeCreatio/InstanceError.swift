import OData

/// What somebody who uses the instance without HTTP, a rep or a test, asked in vain, or what its
/// settings name in vain.
package enum InstanceError: Error, Sendable, Equatable, CustomStringConvertible {
    case unknownObject(String)
    case unknownColumn(String, object: String)
    case unknownRow(String, object: String)
    /// A client acts as a user who is not among the users.
    case unknownUser(String, client: String)
    case unknownLogin(String)
    /// A column with one text for all languages.
    case notLocalized(String, object: String)
    /// A user's language that is no culture.
    case malformedCulture(String)
    /// The object's own refusal.
    case refused(String)

    package var description: String {
        switch self {
        case .unknownObject(let object): "this Creatio has no object '\(object)'"
        case .unknownColumn(let column, let object):
            "object '\(object)' of this Creatio has no column '\(column)'"
        case .unknownRow(let id, let object):
            "this Creatio has no '\(object)' '\(id)'"
        case .unknownUser(let user, let client):
            "OAuth client '\(client)' acts as user '\(user)', whom this Creatio does not have"
        case .unknownLogin(let name): "this Creatio has no user '\(name)'"
        case .notLocalized(let column, let object):
            "'\(column)' of '\(object)' has one text for all languages"
        case .malformedCulture(let code):
            "'\(code)' is no culture; one looks like 'en-US'"
        case .refused(let reason): reason
        }
    }
}

/// Turns the refusals of the service into those of the instance.
func refusing<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        throw instanceError(for: error)
    }
}

/// Turns the refusals of the service into those of the instance.
func refusing<Value>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Value
) async throws -> Value {
    do {
        return try await body()
    } catch {
        throw instanceError(for: error)
    }
}

private func instanceError(for error: any Error) -> any Error {
    switch error {
    case let error as ODataError: InstanceError.refused(error.deepestMessage)
    case let refusal as SaveRefusal: InstanceError.refused(refusal.description)
    default: error
    }
}
