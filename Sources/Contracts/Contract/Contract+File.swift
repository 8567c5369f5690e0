import Foundation
import JSON
import YAML

extension Contract {
    /// Where the repository keeps the contract.
    package static let file = "Fixtures/contract.yaml"

    /// Reads a contract.
    ///
    /// - Parameters:
    ///   - text: The content of the file.
    ///   - file: Its path, for messages.
    /// - Throws: `ContractFileError`.
    package init(reading text: String, file: String) throws(ContractFileError) {
        do {
            let value = try YAMLNode.read(text, file: file).json
            guard value["contract"] == .number(JSONNumber(Self.form)) else {
                throw ContractFileError(
                    file,
                    "it is not of the form 'contract: \(Self.form)'; it may be no contract, or of"
                        + " another version of handrail"
                )
            }
            self = try JSONDecoder().decode(Contract.self, from: value.serialized())
        } catch let error as ContractFileError {
            throw error
        } catch let error as DecodingError {
            throw ContractFileError(file, error.sentence)
        } catch let error as YAMLMistakes {
            let reasons = error.mistakes.map { "line \($0.position.line): \($0.message)" }
            throw ContractFileError(file, reasons.joined(separator: "; "))
        } catch {
            throw ContractFileError(file, "it cannot be read: \(error)")
        }
    }

    /// The file.
    package var text: String {
        """
        # What the handoff core needs of a Creatio: recorded from what it sent while every scenario
        # ran. 'handrail contract --record' rewrites it; a change by hand is lost.

        """ + YAMLText(value).text
    }

    /// The contract as JSON, its parts in the order in which a person asks for them.
    private var value: JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Everything in a contract has a form in JSON, and what was encoded can be parsed.
        guard let data = try? encoder.encode(self), let sorted = try? JSONValue.parse(data) else {
            preconditionFailure("a contract is made of texts, numbers and lists")
        }
        return sorted.ordered
    }
}

extension JSONValue {
    /// The keys of a contract in the order of the file; names of sets and columns follow in the
    /// order of the alphabet.
    private static let order = [
        "contract", "access", "sets", "mappedFields", "settings", "processes", "webhook", "flows",
        "flow", "steps", "step", "calls", "call", "batch", "needs", "set", "type", "types",
        "object", "event", "watches", "filter", "sends", "operations", "options", "columns",
        "lookup", "target",
    ]
    private static let ranks = Dictionary(
        uniqueKeysWithValues: order.enumerated().map { ($1, $0) }
    )

    fileprivate var ordered: JSONValue {
        switch self {
        case .object:
            let ranked = (members ?? []).map { name, value in
                (rank: Self.ranks[name] ?? Self.order.count, name: name, value: value.ordered)
            }
            return JSONValue(
                members: ranked.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }
                    .map { ($0.name, $0.value) }
            )
        case .array(let elements): return .array(elements.map(\.ordered))
        case .null, .bool, .number, .string: return self
        }
    }
}

/// Why a file is no contract.
package struct ContractFileError: Error, Sendable, Equatable, CustomStringConvertible {
    package let file: String
    package let reason: String

    package init(_ file: String, _ reason: String) {
        self.file = file
        self.reason = reason
    }

    package var description: String { "\(file): \(reason)" }
}

extension DecodingError {
    /// What is wrong and where.
    fileprivate var sentence: String {
        switch self {
        case .keyNotFound(let key, let context):
            "'\(Self.path(context.codingPath + [key]))' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .dataCorrupted(let context):
            "'\(Self.path(context.codingPath))': \(context.debugDescription)"
        @unknown default: "\(self)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map(\.stringValue).joined(separator: ".")
    }
}
