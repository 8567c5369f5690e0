import Foundation
package import YAML

/// Finds scenario files and reads them.
package struct ScenarioLoader: Sendable {
    /// Where scenarios are looked for when no path is given.
    package static let defaultFolder = "Scenarios"

    /// Files, and folders that are searched to any depth, relative to the working folder.
    package var paths: [String] = [defaultFolder]
    /// Keeps scenarios whose name or file contains this, in any case of letters.
    package var filter: String?
    /// Keeps scenarios that have one of these tags; empty keeps all.
    package var tags: [String] = []
    /// The instance on which they will be played, whose columns they may name; nil for the stock
    /// one.
    package var instance: InstanceFolder?

    package init() {}

    /// Reads every file, also where some have mistakes.
    ///
    /// - Returns: The scenarios that are meant, in the order of their files, and all mistakes. A
    ///   file with mistakes counts as meant: nobody can know its tags.
    /// - Throws: `ScenarioLoadingError` where a path leads nowhere or no scenario is found.
    package func load() throws -> (scenarios: [Scenario], mistakes: [YAMLMistake]) {
        var scenarios: [Scenario] = []
        var mistakes: [YAMLMistake] = []
        let catalogue = instance?.catalogueOfScenarios ?? ColumnCatalogue()
        for file in try files() {
            do {
                let text = try text(of: file)
                scenarios.append(try Scenario(reading: text, file: file, naming: catalogue))
            } catch let found as YAMLMistakes {
                mistakes += found.mistakes
            }
        }
        let meant = scenarios.filter(isMeant)
        if meant.isEmpty, mistakes.isEmpty {
            throw ScenarioLoadingError.nothingFound(
                paths: paths,
                among: scenarios.count,
                filter: filter,
                tags: tags
            )
        }
        return (meant, mistakes)
    }

    private func isMeant(_ scenario: Scenario) -> Bool {
        let words = [scenario.name, scenario.file].map { $0.lowercased() }
        let isNamed = filter.map { part in words.contains { $0.contains(part.lowercased()) } }
        return (isNamed ?? true) && (tags.isEmpty || !Set(tags).isDisjoint(with: scenario.tags))
    }

    private func files() throws -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw ScenarioLoadingError.missing(path: path)
            }
            files += isFolder.boolValue ? try scenarioFiles(in: path) : [path]
        }
        var seen: Set<String> = []
        return files.filter { seen.insert($0).inserted }
    }

    private func scenarioFiles(in folder: String) throws -> [String] {
        let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let target = URL(filePath: folder).resolvingSymlinksInPath().path
        return try FileManager.default.subpathsOfDirectory(atPath: target)
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
            .sorted()
            .map { "\(root)/\($0)" }
    }

    private func text(of file: String) throws -> String {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: file))
        } catch {
            throw ScenarioLoadingError.unreadable(path: file)
        }
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw YAMLMistakes([
                YAMLMistake("the file is not UTF-8 text", at: SourcePosition(startOf: file))
            ])
        }
        return text
    }
}

/// Why there is nothing to run.
package enum ScenarioLoadingError: Error, Sendable, Equatable, CustomStringConvertible {
    case missing(path: String)
    case unreadable(path: String)
    /// None of the scenarios that were read is meant, or there are none.
    case nothingFound(paths: [String], among: Int, filter: String?, tags: [String])

    package var description: String {
        switch self {
        case .missing(let path):
            return "there is no file or folder '\(path)'"
        case .unreadable(let path):
            return "the file '\(path)' cannot be read"
        case .nothingFound(let paths, let count, let filter, let tags):
            let places = paths.map { "'\($0)'" }.joinedAsChoice
            guard count > 0 else { return "no scenario (*.yaml) was found in \(places)" }
            let demands =
                (filter.map { ["the filter '\($0)'"] } ?? [])
                + (tags.isEmpty ? [] : ["the tag \(tags.map { "'\($0)'" }.joinedAsChoice)"])
            return "none of the \(count) scenarios in \(places) has "
                + demands.joined(separator: " and ")
        }
    }
}
