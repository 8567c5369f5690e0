import JSON
package import Wire

/// An instance that cases are run against: a fake or a real one.
package struct FidelityTarget: Sendable {
    /// The address of the application, without a slash at its end.
    package var base: String
    /// The address of the identity service; nil where the target has none.
    package var identity: String?
    package var transport: any Transport
    /// The callers that a step can name with `as`: `default` at least.
    package var callers: [String: Caller]
    /// What placeholders stand for, such as `user`; a case that names another one is skipped.
    package var values: [String: String]
    package var makeID: @Sendable () -> String
    /// Lets time pass; nil where it cannot be hurried.
    package var wait: (@Sendable (Duration) async throws -> Void)?
    /// The switches that the target has, by name; what is not named is as it is by default.
    package var profile: [String: String]
    /// Whether the target is the fake, so that cases about it alone can be run.
    package var isFake = false

    package init(
        base: String,
        identity: String?,
        transport: any Transport,
        callers: [String: Caller],
        values: [String: String],
        makeID: @escaping @Sendable () -> String,
        wait: (@Sendable (Duration) async throws -> Void)? = nil,
        profile: [String: String] = [:]
    ) {
        self.base = base
        self.identity = identity
        self.transport = transport
        self.callers = callers
        self.values = values
        self.makeID = makeID
        self.wait = wait
        self.profile = profile
    }
}

extension FidelityTarget {
    /// Why the case cannot be run here; nil where it can.
    func obstacle(to entry: FidelityCase) -> String? {
        if let (name, value) = entry.profile.sorted(by: { $0.key < $1.key })
            .first(where: { profile[$0.key] != $0.value })
        {
            return "it is about an instance with \(name): \(value)"
        }
        if entry.level != nil, !isFake { return "it is about the fake alone" }
        for step in entry.steps {
            if let obstacle = obstacle(to: step) { return obstacle }
        }
        return nil
    }

    private func obstacle(to step: CaseStep) -> String? {
        switch step {
        case .wait: return wait == nil ? "it waits, and this clock cannot be hurried" : nil
        case .request(let request, _):
            if request.user != "nobody", callers[request.user] == nil {
                return "it needs the user '\(request.user)'"
            }
            if request.path.hasPrefix("identity:"), identity == nil {
                return "it needs the identity service"
            }
            let missing = request.names.first {
                ["user", "password", "client id", "client secret"].contains($0) && values[$0] == nil
            }
            return missing.map { "it needs the \($0)" }
        }
    }
}

extension StepRequest {
    /// The placeholders in everything that is sent.
    fileprivate var names: [String] {
        var texts = [path] + headers.map(\.value)
        switch body {
        case .json(let template): texts.append(template.value.description)
        case .form(let pairs): texts += pairs.map(\.value)
        case .text(let text): texts.append(text)
        case .none, .bytes: break
        }
        return texts.flatMap(Placeholders.names)
    }
}
