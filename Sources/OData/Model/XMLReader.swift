import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An element of an XML document with what is in it; text is left out, for CSDL keeps nothing there.
struct XMLElement {
    /// The local name, without a prefix.
    let name: String
    let attributes: [String: String]
    /// The line on which the element begins.
    let line: Int
    var children: [XMLElement] = []

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// The children of that name.
    func all(_ name: String) -> [XMLElement] {
        children.filter { $0.name == name }
    }
}

/// Reads XML with Foundation's parser, which is libxml2's.
///
/// A document with a DOCTYPE is refused before the parser sees it: entities that expand without
/// end and entities that lead out of the document are declared there, and CSDL has none.
enum XMLReader {
    /// The tree of a document.
    ///
    /// - Parameters:
    ///   - document: The whole document.
    ///   - isHollow: The elements of which only the element itself is kept and nothing in it.
    /// - Returns: The first element.
    /// - Throws: `CSDLError`.
    static func root(
        of document: Data,
        hollowing isHollow: @escaping (XMLElement) -> Bool = { _ in false }
    ) throws(CSDLError) -> XMLElement {
        var prolog = XMLProlog(document)
        try prolog.check()
        let parser = XMLParser(data: document)
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let builder = TreeBuilder(isHollow: isHollow)
        parser.delegate = builder
        // What it returns tells little: on Linux it is true for a document that ends too early.
        let isParsed = parser.parse()
        if let error = builder.error { throw error }
        guard isParsed, let root = builder.root else {
            throw CSDLError(problem: "ends before its last element does", line: nil)
        }
        return root
    }
}

/// Builds the tree while the parser reads.
private final class TreeBuilder: NSObject, XMLParserDelegate {
    /// Deeper documents are refused; CSDL is six deep, annotations some more.
    private static let depthLimit = 100

    private(set) var root: XMLElement?
    private(set) var error: CSDLError?
    private var open: [XMLElement] = []
    private let isHollow: (XMLElement) -> Bool
    /// How deep the parser is inside an element of which nothing is kept.
    private var hollowDepth = 0

    init(isHollow: @escaping (XMLElement) -> Bool) {
        self.isHollow = isHollow
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard open.count + hollowDepth < Self.depthLimit else {
            fail("elements nest deeper than \(Self.depthLimit) levels", parser)
            parser.abortParsing()
            return
        }
        if hollowDepth > 0 || open.last.map(isHollow) == true {
            hollowDepth += 1
            return
        }
        open.append(XMLElement(name: name, attributes: attributes, line: parser.lineNumber))
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        guard hollowDepth == 0 else {
            hollowDepth -= 1
            return
        }
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        fail(Self.words(for: (error as NSError).code), parser)
    }

    /// The first fault counts; those behind it follow from it.
    private func fail(_ problem: String, _ parser: XMLParser) {
        error = error ?? CSDLError(problem: problem, line: max(parser.lineNumber, 1))
    }

    /// What a code of libxml2 means.
    private static func words(for code: Int) -> String {
        switch code {
        case 4: "there is no element"
        case 5: "something stands behind the last element, or an element does not end"
        case 9: "a character is not allowed in XML"
        case 26: "an entity is not declared"
        case 39, 41: "an attribute has no value in quotes"
        case 42: "an attribute is given twice"
        case 73: "a tag does not end"
        case 76, 77: "an end tag does not fit its start tag"
        case 201: "a prefix of a namespace is not declared"
        default: "the XML is not well-formed (libxml2 calls it \(code))"
        }
    }
}
