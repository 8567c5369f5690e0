import Foundation

/// Where results go.
///
/// Each line leaves at once, so that a pipe shows a long run as it goes on.
enum StandardOutput {
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}

/// Where progress and faults go, so that standard output holds data alone.
enum StandardError {
    static func print(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
