import Foundation
import OData

/// The columns of `Case` in one Creatio, with the types that it tells of them.
struct CaseColumns: Sendable, Equatable {
    /// In the order of Creatio, lookups by the name of their id.
    let names: [String]
    private let columns: [String: CaseColumn]

    /// Reads them out of the instance's `$metadata`.
    ///
    /// - Throws: `CSDLError`, also for a service without `Case`.
    init(metadata: Data) throws(CSDLError) {
        let model = try EntityModel(csdl: metadata, detailing: ["Case"])
        guard let type = model.entityType("Case") else {
            throw CSDLError(problem: "has no entity type 'Case'", line: nil)
        }
        let lookups = Dictionary(
            type.navigationProperties.filter { !$0.isCollection }.map { ($0.foreignKey, $0) }
        ) { first, _ in first }
        var columns: [String: CaseColumn] = [:]
        for property in type.properties {
            let lookup = lookups[property.name]
            let column = CaseColumn(property, lookup)
            columns[property.name] = column
            if let lookup { columns[lookup.name] = column }
        }
        names = type.properties.map(\.name)
        self.columns = columns
    }

    /// The column of that name; a lookup has two names, `Priority` and `PriorityId`.
    func column(_ name: String) -> CaseColumn? {
        columns[name]
    }
}

/// A column of `Case`.
struct CaseColumn: Sendable, Equatable {
    /// The types by what the AI's words have to become.
    enum ColumnType: Sendable, Equatable {
        case text, integer, decimal, boolean, guid, stream
        /// A date and time; OData shows dates and times of day so too (creatio.md section 1.3).
        case moment
        /// The id of a row of another object.
        case lookup(target: String)
    }

    /// The name under which OData writes the column: that of its id for a lookup.
    let property: String
    let type: ColumnType

    /// The columns that the core itself writes to each case.
    static let ownNames: Set = ["Id", "Symptoms", "Notes", "Contact", "ContactId"]

    init(property: String, type: ColumnType) {
        self.property = property
        self.type = type
    }

    init(_ property: Property, _ lookup: NavigationProperty?) {
        self.property = property.name
        type =
            switch property.type {
            case .string: .text
            case .int32: .integer
            case .decimal: .decimal
            case .boolean: .boolean
            case .dateTimeOffset: .moment
            case .stream: .stream
            case .guid: lookup.map { .lookup(target: $0.target) } ?? .guid
            }
    }
}
