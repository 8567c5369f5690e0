import Foundation
import HTTPTypes
import OData
import Wire

/// What a request to `UploadFile` says of the file and of the row that gets it.
struct UploadOrder {
    /// The type of a row that holds a file, beside those that hold links.
    private static let fileTypeID = "529bc2f8-0ee0-df11-971b-001d60e938c6"

    /// The id of the file's row.
    let id: String
    let name: String
    let table: EntityTable
    let column: Column
    let range: ContentRange
    /// What the row gets where there is none yet.
    let values: [String: CellValue]

    init(_ request: WireRequest, model: InstanceModel) throws(FileRefusal) {
        let query = FormFields(queryOf: request)
        guard let uuid = query["fileId"].flatMap(UUID.init(uuidString:)) else {
            throw .parameter("fileId")
        }
        id = uuid.uuidString.lowercased()
        guard let name = query["fileName"], !name.isEmpty else { throw .parameter("fileName") }
        self.name = name
        let object = query["entitySchemaName"] ?? ""
        let columnName = query["columnName"] ?? "Data"
        guard let table = model.table(object), let column = table.column(columnName),
            column.type == .stream
        else { throw .unknownTarget(object: object, column: columnName) }
        self.table = table
        self.column = column
        range = try Self.range(of: request, query)
        var values: [String: CellValue] = ["Id": .guid(id), "Name": .text(name)]
        if let type = query["mimeType"], table.column("MimeType") != nil {
            values["MimeType"] = .text(type)
        }
        if table.lookup("Type")?.target == "FileType" {
            values["TypeId"] = .guid(Self.fileTypeID)
        }
        try Self.addParent(to: &values, query, table)
        self.values = values
    }

    /// The place of the bytes; a request without `Content-Range` brings the whole file.
    private static func range(
        of request: WireRequest,
        _ query: FormFields
    ) throws(FileRefusal) -> ContentRange {
        let range =
            if let text = request.headers[.contentRange] {
                try ContentRange(text, bodyCount: request.body.count)
            } else {
                ContentRange(whole: request.body.count)
            }
        if let text = query["totalFileLength"], Int(text) != range.total {
            throw .size(
                "The parameter 'totalFileLength' is '\(text)', but the request speaks of"
                    + " \(range.total) bytes."
            )
        }
        return range
    }

    /// The row that the file belongs to, by the name of its lookup or of its property.
    private static func addParent(
        to values: inout [String: CellValue],
        _ query: FormFields,
        _ table: EntityTable
    ) throws(FileRefusal) {
        guard let name = query["parentColumnName"], !name.isEmpty else { return }
        guard let column = table.lookup(name) ?? table.column(name) else {
            throw .parameter("parentColumnName")
        }
        guard let id = query["parentColumnValue"].flatMap(UUID.init(uuidString:)) else {
            throw .parameter("parentColumnValue")
        }
        values[column.property] = CellValue(id: id)
    }
}
