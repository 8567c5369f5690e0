import CreatioClient
import OData

/// Whether clocks, answers and the plan's calls leave room enough.
enum LimitChecks {
    /// The core compares its own times with those of rows; a minute is what tokens are renewed
    /// ahead of their end.
    private static let largestSkew = Duration.seconds(60)
    /// *Call web service* gives up on an answer after five seconds by default (creatio.md section
    /// 5.2), and the core writes several times before a rep sees a case.
    private static let slowestAnswer = Duration.seconds(5)
    /// The core reads rows in pages of so many.
    private static let pageSize = 100
    /// What each full-user licence brings in the Growth plan (creatio.md section 6.1).
    private static let callsPerLicence = 10_000

    static func run(on bench: inout CheckBench) async throws {
        clock(on: &bench)
        latency(on: &bench)
        try await page(on: &bench)
        dailyCalls(on: &bench)
    }

    private static func clock(on bench: inout CheckBench) {
        guard let median = bench.transport.skew else {
            return bench.leaveOpen(.clock, "no answer has a date")
        }
        let seconds = median.components.seconds
        if abs(seconds) > largestSkew.components.seconds {
            let direction = seconds > 0 ? "ahead of" : "behind"
            bench.fail(.clock, "the instance's clock is \(abs(seconds)) s \(direction) this one")
        } else {
            bench.pass(.clock, "within \(largestSkew.components.seconds) s of each other")
        }
    }

    private static func latency(on bench: inout CheckBench) {
        let latencies = bench.transport.measurements.map(\.latency).sorted()
        guard let median = latencies.middle, let longest = latencies.last else { return }
        let fact =
            "half of \(latencies.count) answers came within \(median.inMilliseconds) ms, all within"
            + " \(longest.inMilliseconds) ms"
        if median > slowestAnswer {
            bench.fail(.latency, fact)
        } else {
            bench.pass(.latency, fact)
        }
    }

    /// Whether an answer holds as many rows as the core asks for.
    private static func page(on bench: inout CheckBench) async throws {
        guard !bench.lacks("Activity"), !bench.isUnreadable("Activity") else {
            return bench.skip(.pageSize, "activities cannot be read")
        }
        var options = QueryOptions()
        options.select = [["Id"]]
        options.orderBy = [OrderItem(expression: .path(["CreatedOn"]), isDescending: false)]
        options.top = pageSize
        do {
            let count = try await bench.client.query("Activity", options).count
            guard count < pageSize else {
                return bench.pass(.pageSize, "\(count) rows in one answer")
            }
            // Fewer may be all that there are, or all that an answer holds.
            options.skip = count
            options.top = 1
            if try await bench.client.query("Activity", options).isEmpty {
                bench.pass(.pageSize, "all \(count) activities in one answer")
            } else {
                bench.fail(.pageSize, "\(count) rows where \(pageSize) were asked for")
            }
        } catch let error as CreatioError where error.isRefusal {
            bench.fail(.pageSize, "\(error)")
        } catch let error as CreatioError {
            bench.leaveOpen(.pageSize, "\(error)")
        }
    }

    private static func dailyCalls(on bench: inout CheckBench) {
        guard let conversations = bench.settings.conversationsPerDay,
            let licences = bench.settings.licences
        else {
            return bench.skip(
                .dailyCalls,
                "say --conversations-per-day and --licences to compare them"
            )
        }
        let needed = conversations * bench.requirements.callsPerConversation
        let budget = licences * callsPerLicence
        let fact = "\(needed) calls for \(conversations) conversations, of \(budget) a day"
        if needed > budget {
            bench.fail(.dailyCalls, fact)
        } else {
            bench.pass(.dailyCalls, fact)
        }
    }
}

extension CheckBench {
    fileprivate func isUnreadable(_ object: String) -> Bool {
        results.contains { result in
            [.read, .licence, .model].contains(result.check) && result.subject == object
        }
    }
}

extension Duration {
    fileprivate var inMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
