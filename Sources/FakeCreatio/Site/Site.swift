/// The paths of the application outside and inside its services (creatio.md section 1.1).
struct Site {
    let runtime: InstanceProfile.Runtime
    /// Whether the application itself grants tokens.
    private let grantsTokens: Bool
    /// The virtual directory of the application, such as `/crm`; empty at the root of a host.
    let directory: String
    /// What a server with several sites on one host has taken off the path of the request.
    let mount: String

    init(_ settings: InstanceSettings, mount: String = "") {
        runtime = settings.profile.runtime
        grantsTokens = settings.profile.grantsTokens
        directory = settings.virtualDirectory
        self.mount = mount
    }

    /// What a path leads to.
    enum Area: Equatable {
        case root
        case loginPage
        /// The first page of somebody who has logged in.
        case shell
        /// A token asked of the application where it grants none.
        case misplacedToken
        /// Where a user lets an application act in their name.
        case authorization
        /// The identity service within the application, with the path that it lies below.
        case identityService(root: String)
        /// A method of the login service, in lower case.
        case authService(method: String)
        /// The login service below `/0`, where it is not.
        case misplacedAuthService
        case healthCheck
        case oauthHealthCheck
        case ping
        /// The OData service, whose root the path is below.
        case odata(root: String)
        /// A method of the service that builds OData's model, in lower case.
        case workspaceExplorer(method: String)
        /// Some service that answers with JSON or XML (`*.svc`).
        case wcfService
        /// The configuration services and DataService, with the path below the application.
        case configurationService(path: [String])
        case nothing
    }

    /// The area that a path lies in; how the words are capitalised does not matter to either
    /// runtime's router.
    func area(of path: String) -> Area {
        guard path.hasPrefix(directory), path.dropFirst(directory.count).first ?? "/" == "/" else {
            return .nothing
        }
        let steps = path.dropFirst(directory.count).dropFirst()
            .split(separator: "/", omittingEmptySubsequences: false)
        let isBelowZero = steps.first == "0"
        let inner = isBelowZero ? steps.dropFirst() : steps[...]
        if inner.first?.lowercased() == "odata", servesApplication(isBelowZero) {
            let count = directory.count + (isBelowZero ? "/0/odata" : "/odata").count
            return .odata(root: String(path.prefix(count)))
        }
        if ["rest", "dataservice"].contains(inner.first?.lowercased()) {
            return servesApplication(isBelowZero)
                ? .configurationService(path: inner.map(String.init)) : .nothing
        }
        return area(of: inner.map { $0.lowercased() }, isBelowZero: isBelowZero)
    }

    /// The root of the OData service that the path lies below, nil for any other path.
    func odataRoot(of path: String) -> String? {
        guard case .odata(let root) = area(of: path) else { return nil }
        return root
    }

    /// Where the login page lies.
    var loginPath: String {
        mount + directory + (runtime == .framework ? "/Login/NuiLogin.aspx" : "/Login/Login.html")
    }

    var shellPath: String {
        mount + directory + (runtime == .framework ? "/0/Shell" : "/Shell")
    }

    /// The path of the whole application, for its cookies.
    var applicationPath: String {
        (mount + directory).isEmpty ? "/" : mount + directory
    }

    /// On .NET Framework the application lies below `/0`; .NET does not need it and takes it.
    private func servesApplication(_ isBelowZero: Bool) -> Bool {
        isBelowZero || runtime == .net
    }

    private func area(of steps: [String], isBelowZero: Bool) -> Area {
        switch steps.first ?? "" {
        case "" where steps.count <= 1: return .root
        case "login": return isLoginPage(steps) ? .loginPage : .nothing
        case "connect", ".well-known":
            if isBelowZero, grantsTokens {
                return steps == ["connect", "authorize"]
                    ? .authorization : .identityService(root: directory + "/0")
            }
            return steps.starts(with: ["connect", "token"]) ? .misplacedToken : .nothing
        case "servicemodel" where steps.count > 1:
            return service(steps, isBelowZero: isBelowZero)
        case "api": return health(steps, isBelowZero: isBelowZero)
        case "ping": return isBelowZero && runtime == .framework ? .ping : .nothing
        case "shell": return servesApplication(isBelowZero) ? .shell : .nothing
        default: return .nothing
        }
    }

    private func isLoginPage(_ steps: [String]) -> Bool {
        steps.dropFirst() == [runtime == .framework ? "nuilogin.aspx" : "login.html"]
    }

    private func service(_ steps: [String], isBelowZero: Bool) -> Area {
        guard steps[1] == "authservice.svc" else {
            guard steps[1].hasSuffix(".svc"), servesApplication(isBelowZero) else {
                return .nothing
            }
            return steps[1] == "workspaceexplorerservice.svc" && steps.count == 3
                ? .workspaceExplorer(method: steps[2]) : .wcfService
        }
        let method = steps.dropFirst(2).joined(separator: "/")
        // Pages call the logout below `/0` too.
        guard isBelowZero, method != "logout" else { return .authService(method: method) }
        return .misplacedAuthService
    }

    /// Clients tell the runtime by which of the two roots answers (creatio.md section 1.1).
    private func health(_ steps: [String], isBelowZero: Bool) -> Area {
        guard isBelowZero == (runtime == .framework) else { return .nothing }
        switch steps.dropFirst() {
        case ["healthcheck", "ping"]: return .healthCheck
        case ["oauthhealthcheck"]: return .oauthHealthCheck
        default: return .nothing
        }
    }
}

extension InstanceSettings {
    /// The path of the address: the virtual directory of an application that shares its host.
    var virtualDirectory: String {
        guard let scheme = address.firstRange(of: "://") else { return "" }
        let rest = address[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    }
}
