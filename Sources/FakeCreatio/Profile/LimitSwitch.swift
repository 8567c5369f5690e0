/// A limit under the name by which files, commands and the control plane set it.
package struct LimitSwitch: Sendable {
    package let name: String
    /// What it limits, for help and documentation.
    package let summary: String
    private let read: @Sendable (InstanceLimits) -> Int?
    private let write: @Sendable (inout InstanceLimits, Int) -> Void

    /// The limit in its unit; nil for none.
    package func value(in limits: InstanceLimits) -> Int? {
        read(limits)
    }

    /// Sets the limit, in its unit.
    package func set(_ value: Int, in limits: inout InstanceLimits) {
        write(&limits, value)
    }
}

extension LimitSwitch {
    /// Every limit.
    package static let all: [LimitSwitch] = [
        .number("rows", "rows that one answer may hold", \.rows),
        .number("filter nodes", "nodes that a $filter may have", \.filterNodes),
        .number("expand depth", "how deep $expand may nest", \.expandDepth),
        .number("lambda depth", "how deep any and all may nest", \.lambdaDepth),
        .number("orderby keys", "keys that an $orderby may have", \.orderByKeys),
        .number("batch parts", "parts that a $batch may have", \.batchParts),
        LimitSwitch(
            name: "file size",
            summary: "the largest file, in bytes, whatever the setting MaxFileSize says",
            read: \.fileSize,
            write: { $0.fileSize = $1 }
        ),
        .number("body size", "the largest body of a request, in bytes", \.bodySize),
        LimitSwitch(
            name: "query memory",
            summary: "what a query may take of the memory, in megabytes",
            read: \.queryMemory,
            write: { $0.queryMemory = $1 }
        ),
        LimitSwitch(
            name: "request time",
            summary: "how long a request may take, in seconds",
            read: { Int($0.requestTime.components.seconds) },
            write: { $0.requestTime = .seconds($1) }
        ),
        .number("calls per day", "calls of a day that the plan includes", \.callsPerDay),
    ]

    /// The limit of that name, nil where there is none.
    package static func named(_ name: String) -> LimitSwitch? {
        all.first { $0.name == name }
    }

    private static func number(
        _ name: String,
        _ summary: String,
        _ path: any WritableKeyPath<InstanceLimits, Int> & Sendable
    ) -> LimitSwitch {
        LimitSwitch(name: name, summary: summary) {
            $0[keyPath: path]
        } write: { limits, value in
            limits[keyPath: path] = value
        }
    }
}
