import OData

extension ODataError {
    /// A right that the user lacks; its status is not certain (creatio.md section 3.9).
    static func missingRight(_ text: String, _ profile: InstanceProfile) -> ODataError {
        switch profile.rightsRefusal {
        case .forbidden: ODataError(status: 403, message: text)
        case .failure:
            .failure([.init(message: text, type: "System.Security.SecurityException")])
        }
    }
}

extension InstanceProfile {
    /// Whether OData takes such an operation on the object at all, whoever asks.
    ///
    /// Users cannot be created through OData in any build; which tables the switch closes is
    /// assumed (creatio.md section 2.5). Settings, images and files stay open: clients write to
    /// them every day.
    func opens(_ object: String, _ operation: ObjectOperation) -> Bool {
        switch operation {
        case .read: true
        case .create where object == StockAdminUnit.object: false
        case .create, .update, .delete:
            !closesSystemTables || !Self.systemTables.contains(object)
        }
    }

    private static let systemTables: Set<String> = [
        StockAdminUnit.object, "SysAdminUnitType", "SysCulture", "SysModule", "SysPackage",
        "SysProcessLog", "SysProcessStatus", "SysSchema", "SysUserInRole", "SysWorkspace",
    ]
}
