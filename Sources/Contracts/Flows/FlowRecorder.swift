import FakeCreatio
import Foundation
import JSON
import OData
import Scenarios

/// Writes down a scenario as a flow: at each step what the core asks of Creatio, and what has to be
/// there for it.
struct FlowRecorder {
    /// The beginnings of steps that only look or wait; what the core does meanwhile has an earlier
    /// cause.
    private static let watching = ["expect", "wait"]
    /// What stands for the step before the first one.
    private static let beginning = "Test & Save"

    private let recording: Recording
    private let choices: AdministratorsChoices
    private var flow: Flow
    /// Where the rows come from that are known so far, by their ids.
    private var origins: [String: String] = [:]

    static func flow(of recording: Recording) -> Flow {
        var recorder = FlowRecorder(recording)
        for event in recording.trace.events { recorder.record(event) }
        recorder.flow.steps.removeAll { $0.calls.isEmpty }
        return recorder.flow
    }

    private init(_ recording: Recording) {
        self.recording = recording
        choices = AdministratorsChoices(recording)
        flow = Flow(flow: recording.scenario, steps: [Flow.Step(step: Self.beginning)])
    }

    private mutating func record(_ event: Trace.Event) {
        switch event {
        case .step(let text, _):
            guard !Self.watching.contains(where: text.hasPrefix) else { return }
            flow.steps.append(Flow.Step(step: text))
        case .sent(let exchange):
            if let (_, body) = WebhookBody.seen(before: exchange) { learn(fromWebhook: body) }
            for asked in AskedOfCreatio.all(in: exchange) { record(asked) }
        case .settled(let exchange):
            for case .entitySet(let call) in AskedOfCreatio.all(in: exchange)
            where call.method == "GET" {
                learn(fromAnswer: exchange.answer ?? "", to: call)
            }
        }
    }

    private mutating func record(_ asked: AskedOfCreatio) {
        switch asked {
        case .token: add(Flow.Call(call: Flow.Call.token))
        case .metadata: add(Flow.Call(call: "$metadata"))
        case .other(let address): add(Flow.Call(call: address))
        case .entitySet(let call):
            let name = "\(call.set) \(call.operation?.rawValue ?? call.method)"
            let body = (try? JSONValue.parse(call.body)) ?? .null
            let own = call.method == "POST" ? body["Id"]?.text?.lowercased() : nil
            let needs = needs(of: call, body, own: own)
            add(
                Flow.Call(
                    call: name,
                    batch: call.isInBatch ? true : nil,
                    needs: needs.isEmpty ? nil : needs
                )
            )
            if let own { origins[own] = "\(call.set) of '\(name)'" }
        }
    }

    private mutating func add(_ call: Flow.Call) {
        let last = flow.steps.count - 1
        if !flow.steps[last].calls.contains(call) { flow.steps[last].calls.append(call) }
    }

    // MARK: - The state

    /// What has to be there, in the order of the alphabet.
    private func needs(of call: SetCall, _ body: JSONValue, own: String?) -> [String] {
        var needs: Set<String> = []
        if let key = call.key, let need = need(of: key, in: call.set) { needs.insert(need) }
        for id in call.options.filter?.ids ?? [] {
            if let origin = origins[id] { needs.insert(origin) }
        }
        for (name, value) in body.members ?? [] {
            guard let id = value.text?.lowercased(), id != own, UUID(uuidString: id) != nil,
                let target = recording.model.column(name, of: call.set).lookup,
                let need = need(of: id, in: target)
            else { continue }
            needs.insert(need)
        }
        return needs.sorted()
    }

    private func need(of id: String, in set: String) -> String? {
        if let origin = origins[id] { return origin }
        if let settings = choices.settings[id] {
            return "\(set) of the setting \(settings.sorted().joined(separator: ", "))"
        }
        return CreatioInstance.stockName(of: id, in: set).map { "\(set) '\($0)'" }
    }

    private mutating func learn(fromWebhook body: [String: String]) {
        for (member, object) in [("activityId", "Activity"), ("caseId", "Case")] {
            guard let id = body[member]?.lowercased(), origins[id] == nil else { continue }
            origins[id] = "\(object) that Creatio announced"
        }
    }

    private mutating func learn(fromAnswer text: String, to call: SetCall) {
        // An answer that is no JSON tells of no row.
        guard let answer = try? JSONValue.parse(text) else { return }
        for row in answer["value"]?.elements ?? [answer] {
            guard let id = row["Id"]?.text?.lowercased(), origins[id] == nil,
                choices.settings[id] == nil,
                CreatioInstance.stockName(of: id, in: call.set) == nil
            else { continue }
            origins[id] = "\(call.set) that '\(call.set) \(call.operation?.rawValue ?? "")' found"
        }
    }
}

extension WebhookBody {
    /// The event and the texts of a call of a business process that is on its way.
    fileprivate static func seen(before exchange: Exchange) -> (String, [String: String])? {
        guard exchange.sender == "creatio", exchange.receiver == "core",
            // What is no JSON announces nothing.
            let body = try? JSONValue.parse(exchange.body),
            let event = body["event_type"]?.text
        else { return nil }
        let texts = (body.members ?? []).compactMap { name, value in
            value.text.map { (name, $0) }
        }
        return (event, Dictionary(texts) { first, _ in first })
    }
}

extension FilterExpression {
    /// The ids that the expression compares with.
    fileprivate var ids: [String] {
        switch self {
        case .literal(.guid(let id)): [id.uuidString.lowercased()]
        case .not(let operand), .negate(let operand): operand.ids
        case .binary(_, let left, let right): left.ids + right.ids
        case .function(_, let arguments): arguments.flatMap(\.ids)
        case .isIn(let operand, let values): operand.ids + values.flatMap(\.ids)
        case .literal, .path, .lambda, .count, .alias, .foreign: []
        }
    }
}
