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
