extension CreatioInstance {
    /// The system settings by which the fake behaves, by code, with the property of
    /// `SysSettingsValue` that holds the value (creatio.md section 4.3).
    package static var systemSettings: [String: String] { StockSettings.properties }
}
