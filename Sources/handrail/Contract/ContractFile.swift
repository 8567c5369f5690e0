import Contracts
import Foundation

/// The forms in which the contract lies side by side, each in a file of its own.
enum ContractForm: String, CaseIterable {
    case yaml, pact, openapi

    /// The file beside the contract's own, `contract.yaml`.
    func file(beside contract: String) -> String {
        let stem = URL(filePath: contract).deletingPathExtension().relativePath
        return switch self {
        case .yaml: contract
        case .pact: stem + ".pact.json"
        case .openapi: stem + ".openapi.json"
        }
    }

    func text(of library: ScenarioLibrary) -> String {
        switch self {
        case .yaml: library.contract.text
        case .pact: library.pact
        case .openapi: library.openAPI
        }
    }
}

/// A contract as it lies in a file.
struct ContractFile {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// - Throws: `ContractFileError`.
    func read() throws(ContractFileError) -> Contract {
        try Contract(reading: text(), file: path)
    }

    /// - Throws: `ContractFileError`.
    func text() throws(ContractFileError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ContractFileError(path, "there is no such file, or it cannot be read")
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw ContractFileError(path, "it is not UTF-8 text")
        }
        return text
    }
}
