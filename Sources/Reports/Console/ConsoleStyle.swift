/// How the console report marks what matters.
package enum ConsoleStyle: Sendable {
    /// Text alone.
    case plain
    /// With the colours of a terminal.
    case coloured

    /// Colours where somebody sees them and has not asked for none.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether the output goes to a terminal.
    ///   - noColor: The value of the variable `NO_COLOR`; anything but nothing switches colours
    ///     off (no-color.org).
    /// - Returns: The style that fits.
    package static func fitting(isTerminal: Bool, noColor: String?) -> ConsoleStyle {
        isTerminal && (noColor ?? "").isEmpty ? .coloured : .plain
    }

    func good(_ text: String) -> String { colour("32", text) }
    func bad(_ text: String) -> String { colour("1;31", text) }
    func strong(_ text: String) -> String { colour("1", text) }
    func faint(_ text: String) -> String { colour("2", text) }

    private func colour(_ code: String, _ text: String) -> String {
        switch self {
        case .plain: text
        case .coloured: "\u{1B}[\(code)m\(text)\u{1B}[0m"
        }
    }
}
