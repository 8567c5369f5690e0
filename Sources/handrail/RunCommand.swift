import ArgumentParser
import LiveWire
import Scenarios
import Wire

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run")
    @Argument var paths: [String] = [ScenarioLoader.defaultFolder]
    @Option var transport: String = "memory"
    @Option var seed: UInt64 = 1
    @Option var filter: String?
    @Flag var verify = false

    func run() throws {
        var loader = ScenarioLoader()
        loader.paths = paths
        loader.filter = filter
        let (scenarios, mistakes) = try loader.load()
        for m in mistakes { print(m) }
        var options = RunOptions()
        options.seed = seed
        options.verifies = verify
        if transport == "http" {
            options.transport = .http { directory, traffic, body in
                try await LiveTransport.with(loopback: (directory, traffic)) { try await body($0) }
            }
        }
        var passed = 0
        for s in scenarios {
            let r = ScenarioRunner(options: options).run(s)
            print(r.hasPassed ? "ok  " : "FAIL", r.file, r.exchangeCount, r.duration, r.digest.prefix(8))
            if r.hasPassed { passed += 1 }
            for f in r.failures { print("   ", f.subject, f.message); for d in f.differences { print("      ", d) } }
        }
        print("\(passed) passed, \(scenarios.count - passed) failed")
    }
}
