// swift-tools-version: 6.2
import PackageDescription

// Each target is a room of the house; a room imports only rooms below it, which
// Tests/HouseTests checks. Versions are exact because a lock file is not committed.

let http: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let collections: Target.Dependency = .product(
    name: "OrderedCollections",
    package: "swift-collections"
)

let package = Package(
    name: "handrail",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "handrail", targets: ["handrail"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // No traits: two enabled traits make SwiftPM 6.3 recompile the package on every other
        // plan (swiftlang/swift-package-manager#10525), and the defaults bring unused code.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            exact: "2.28.1",
            traits: []
        ),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle",
            exact: "2.13.0"
        ),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    ],
    targets: [
        // Floor 0
        .target(name: "JSON", dependencies: [collections]),
        .target(name: "YAML", dependencies: ["JSON", yams]),
        .target(
            name: "Wire",
            dependencies: [
                http, log, hummingbird,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "LiveWire",
            dependencies: [
                "Wire", http, .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(name: "OData", dependencies: ["JSON"]),
        .target(name: "WidgetProtocol", dependencies: ["JSON"]),
        // Floor 1
        .target(name: "CreatioClient", dependencies: ["JSON", "OData", "Wire", http, log]),
        .target(
            name: "FakeCreatio",
            dependencies: ["JSON", "OData", "Wire", http, log, grdb, crypto]
        ),
        .target(name: "Fidelity", dependencies: ["JSON", "OData", "Wire", "YAML", http]),
        .target(name: "FakeWidget", dependencies: ["JSON", "WidgetProtocol", "Wire", http, log]),
        .target(name: "Simulation", dependencies: ["Wire", http, log]),
        // Floor 2
        .target(
            name: "HandoffCore",
            dependencies: [
                "CreatioClient", "JSON", "OData", "WidgetProtocol", "Wire", "YAML",
                http, log, metrics, hummingbird, grdb, crypto, collections,
            ]
        ),
        // Floor 3
        .target(
            name: "Scenarios",
            dependencies: [
                "CreatioClient", "FakeCreatio", "FakeWidget", "HandoffCore", "JSON", "OData",
                "Simulation", "WidgetProtocol", "Wire", "YAML", http, log, crypto,
            ]
        ),
        // Floor 4
        .target(
            name: "Contracts",
            dependencies: [
                "CreatioClient", "FakeCreatio", "HandoffCore", "JSON", "OData", "Scenarios",
                "WidgetProtocol", "Wire", "YAML", http, collections,
            ]
        ),
        .target(
            name: "Reports",
            dependencies: ["Contracts", "Fidelity", "JSON", "Scenarios", "Wire", "YAML", crypto]
        ),
        // Floor 5
        .executableTarget(
            name: "handrail",
            dependencies: [
                "Contracts", "FakeCreatio", "Fidelity", "HandoffCore", "JSON", "LiveWire", "OData",
                "Reports", "Scenarios", "Simulation", "Wire", "YAML", http, log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // Tests mirror the rooms; HouseTests checks the rules of the house itself.
        .testTarget(name: "HouseTests"),
        .testTarget(name: "WireTests", dependencies: ["Wire", http]),
        .testTarget(
            name: "LiveWireTests",
            dependencies: ["LiveWire", "Simulation", "Wire", http, log]
        ),
        .testTarget(name: "JSONTests", dependencies: ["JSON", collections]),
        .testTarget(name: "ODataTests", dependencies: ["JSON", "OData"]),
        .testTarget(name: "WidgetProtocolTests", dependencies: ["JSON", "WidgetProtocol"]),
        .testTarget(name: "SimulationTests", dependencies: ["Simulation", "Wire", http]),
        .testTarget(
            name: "CreatioClientTests",
            dependencies: ["CreatioClient", "JSON", "OData", "Simulation", "Wire", http, log]
        ),
        .testTarget(
            name: "FakeCreatioTests",
            dependencies: ["FakeCreatio", "JSON", "OData", "Simulation", "Wire", http, log]
        ),
        .testTarget(
            name: "FidelityTests",
            dependencies: [
                "FakeCreatio", "Fidelity", "JSON", "LiveWire", "Simulation", "Wire", "YAML",
                "handrail", http, log,
            ]
        ),
        .testTarget(
            name: "FakeWidgetTests",
            dependencies: [
                "FakeWidget", "JSON", "Simulation", "WidgetProtocol", "Wire", http, log,
            ]
        ),
        .testTarget(
            name: "HandoffCoreTests",
            dependencies: [
                "CreatioClient", "HandoffCore", "JSON", "OData", "Simulation", "WidgetProtocol",
                "Wire", "YAML", http, log, grdb, collections,
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "ScenariosTests",
            dependencies: [
                "FakeCreatio", "FakeWidget", "HandoffCore", "JSON", "LiveWire", "Scenarios",
                "Simulation", "WidgetProtocol", "Wire", "YAML", http, log,
            ]
        ),
        .testTarget(
            name: "ContractsTests",
            dependencies: [
                "Contracts", "FakeCreatio", "HandoffCore", "JSON", "OData", "Reports", "Scenarios",
                "Simulation", "Wire", "YAML", http, log,
            ],
            exclude: ["Goldens"]
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Contracts", "Fidelity", "JSON", "Reports", "Scenarios", "Wire", "YAML",
            ],
            exclude: ["Goldens"]
        ),
    ]
)

let settings: [SwiftSetting] = [
    // Each is a Swift Evolution feature that a later language mode makes the default:
    // SE-0335, SE-0444, SE-0409, SE-0461.
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

for target in package.targets {
    // Each room has a page that tells a reader what it is.
    if target.type != .test { target.exclude = ["Room.md"] }
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}
