import HTTPTypes
import JSON
import Wire

extension CreatioInstance {
    /// `WorkspaceExplorerService.svc`, as far as it builds OData's model (creatio.md section 1.2).
    ///
    /// The build is only begun before the answer. That an administrator alone may begin one, and
    /// the forms of the answers, are assumed; a published tool reads `success` and `value`.
    ///
    /// - Returns: The answer; nil for a method that is none of those.
    func workspaceExplorer(
        _ method: String,
        _ request: WireRequest,
        for user: UserAccount
    ) -> WireResponse? {
        guard ["runodatabuild", "isodatabuildrunning"].contains(method) else { return nil }
        guard request.method == .post else {
            return WebAPIFault.methodNotAllowed(request, allowed: [.post])
        }
        guard user.isAdministrator else { return .json(Self.noRight) }
        guard method == "runodatabuild" else {
            let isRunning = currentODataModel().readyOn != nil
            return .json(["value": .bool(isRunning), "success": true])
        }
        beginBuild()
        return .json(["success": true])
    }

    private static let noRight: JSONValue = [
        "success": false,
        "errorInfo": [
            "errorCode": "SecurityException",
            "message": .string(
                "Current user does not have sufficient permissions to run \"CanManageSolution\""
            ),
            "stackTrace": nil,
        ],
    ]
}
