import OData
import YAML

/// What a name in a scenario can stand for.
package enum NameKind: String, Sendable, Hashable, CaseIterable {
    case contact
    case group
    case row
    case visitor
}

/// One pass over one file: the mistakes found and the names defined so far.
package struct Reading {
    private(set) var mistakes: [YAMLMistake] = []
    private var names: [NameKind: [String]] = [:]
    /// The columns that scenarios may name; those that `given` adds among them.
    var catalogue: ColumnCatalogue
    /// The key whose value is being read, for messages; nil at the top of the file.
    private var key: String?

    init(catalogue: ColumnCatalogue = ColumnCatalogue()) {
        self.catalogue = catalogue
    }

    /// The names of a kind, in the order of their definition.
    func defined(_ kind: NameKind) -> [String] {
        switch kind {
        case .visitor: names[kind] ?? [GivenVisitor.onlyName]
        case .contact, .group, .row: names[kind] ?? []
        }
    }

    mutating func define(_ name: String, as kind: NameKind) {
        names[kind, default: []].append(name)
    }

    mutating func report(_ message: String, at position: SourcePosition) {
        mistakes.append(YAMLMistake(message, at: position))
    }

    /// Reads something as the value of a key, so that messages can name the key.
    mutating func under<Value>(_ key: String, _ read: (inout Reading) -> Value) -> Value {
        let outer = self.key
        self.key = key
        defer { self.key = outer }
        return read(&self)
    }

    /// Reports that what stands there is of the wrong kind.
    mutating func refuse(_ node: YAMLNode, expecting form: Form) {
        let meant = node.scalar.flatMap { form.nearest(to: $0.text) }
        report(
            "\(key.map { "'\($0)'" } ?? "the scenario") takes \(form.phrase); found \(node.phrase)"
                + (meant.map { "; did you mean '\($0)'?" } ?? ""),
            at: node.position
        )
    }

    /// Reports a word that is not among those allowed, with the nearest that is.
    mutating func refuse(
        _ what: String,
        _ word: String,
        allowed: [String],
        otherwise: String? = nil,
        at position: SourcePosition
    ) {
        var message = "unknown \(what) '\(word)'"
        if what == "key", let key { message += " in '\(key)'" }
        if let nearest = NearestWord.to(word, among: allowed) {
            message += "; did you mean '\(nearest)'?"
        } else {
            let choice = allowed.map { "'\($0)'" } + (otherwise.map { [$0] } ?? [])
            message += choice.isEmpty ? "" : "; allowed are \(choice.joinedAsChoice)"
        }
        report(message, at: position)
    }
}

extension Form {
    /// The word of the form that the text comes near to.
    fileprivate func nearest(to text: String) -> String? {
        switch self {
        case .word(let words): NearestWord.to(text, among: words.map(\.text))
        case .either(let forms): forms.lazy.compactMap { $0.nearest(to: text) }.first
        default: nil
        }
    }
}
