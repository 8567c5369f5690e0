import Foundation
import HTTPTypes
import OData
import Wire

/// Stream properties: `SysImage(id)/Data` (creatio.md section 3.7).
extension ODataService {
    /// The bytes; 204 for a stream that has none is the protocol's and not seen on Creatio.
    func download(
        _ column: Column,
        of id: String,
        in table: EntityTable
    ) throws -> WireResponse {
        try require(.read, on: table)
        return try store.read { transaction in
            guard let row = try transaction.row(id, in: table),
                try !access.hides(id, in: table, transaction)
            else {
                return WireResponse(status: .notFound)
            }
            guard let bytes = try transaction.bytes(of: column, of: id, in: table) else {
                return .odataNoContent
            }
            return FileRow(row).download(bytes, isNameEncoded: false)
        }
    }

    /// Takes the bytes, whatever their type is said to be, and answers 200 without a body.
    func upload(_ column: Column, of id: String, in table: EntityTable) throws -> Outcome {
        try require(.update, on: table)
        let bytes = request.body
        return try save(context()) { layer in
            guard let row = try layer.transaction.row(id, in: table),
                try !access.hides(id, in: table, layer.transaction)
            else {
                return WireResponse(status: .notFound)
            }
            let rules = try FileRules(settings, layer.transaction)
            if let refusal = rules.refusal(of: FileRow(row).name, size: bytes.count) {
                throw refusal.odataError
            }
            try layer.setBytes(bytes, of: column, of: id, in: table)
            var response = WireResponse(status: .ok)
            response.markAsOData()
            return response
        }
    }

    func clear(_ column: Column, of id: String, in table: EntityTable) throws -> Outcome {
        try require(.update, on: table)
        return try save(context()) { layer in
            guard try !access.hides(id, in: table, layer.transaction),
                try layer.setBytes(nil, of: column, of: id, in: table)
            else { return WireResponse(status: .notFound) }
            return .odataNoContent
        }
    }
}

extension EntityLayer {
    /// Puts bytes into a row's stream, and their number into its `Size`; false where there is no
    /// such row.
    ///
    /// It is a save like any other: the row has a new `ModifiedOn`, and processes may start. That
    /// Creatio does it so is assumed.
    @discardableResult
    mutating func setBytes(
        _ bytes: Data?,
        of column: Column,
        of id: String,
        in table: EntityTable
    ) throws -> Bool {
        var values: [String: CellValue] = [:]
        if table.column("Size")?.type == .integer {
            values["Size"] = .integer(bytes?.count ?? 0)
        }
        guard try update(id, in: table, values) != nil else { return false }
        try transaction.setBytes(bytes, of: column, of: id, in: table)
        return true
    }
}
