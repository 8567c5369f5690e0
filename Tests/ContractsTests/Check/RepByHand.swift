import FakeCreatio
import JSON
import Synchronization

/// A rep who does what a check asks for.
final class RepByHand: Sendable {
    private let instance: CreatioInstance
    private let lines = Mutex<[String]>([])
    private let requests: AsyncStream<String>
    private let bell: AsyncStream<String>.Continuation

    init(instance: CreatioInstance) {
        self.instance = instance
        (requests, bell) = AsyncStream.makeStream()
    }

    /// What was said.
    var heard: [String] { lines.withLock { $0 } }

    func hear(_ line: String) {
        lines.withLock { $0.append(line) }
        bell.yield(line)
    }

    func work() async throws {
        let caseID = "aaaaaaaa-0000-4000-8000-000000000007"
        for await line in requests where line.hasPrefix("→") {
            let rep = try await instance.rep(PartnerSetup.dana)
            let name = line.split(separator: "'")[1]
            let cases = try await instance.rows(
                of: "Case",
                where: "Subject",
                equals: .string(String(name))
            )
            let id = cases.first?["Id"]?.text ?? caseID
            if line.contains("Make a case") {
                try await instance.place(
                    "Case",
                    ["Id": .string(caseID), "Subject": .string(String(name))]
                )
            } else if line.contains("Add a reply") {
                try await rep.reply(to: id, "It ships today.")
            } else if line.contains("colleagues") {
                try await rep.addInternalNote(to: id, "He is angry.")
            } else {
                try await rep.resolve(id)
            }
        }
    }
}
