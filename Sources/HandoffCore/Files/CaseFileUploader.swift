import CreatioClient
import Foundation
import JSON
import OData

/// Puts a visitor's file among the files of the case: a row of `CaseFile` with its stream
/// (creatio.md section 3.7).
struct CaseFileUploader: Sendable {
    /// Why a file was not sent at all.
    struct TooLarge: Error, CustomStringConvertible {
        let bytes: Int
        let megabytes: Int

        var description: String {
            "it has \(bytes) bytes, and this Creatio takes \(megabytes) MB (MaxFileSize)"
        }
    }

    /// What `MaxFileSize` is where it cannot be read (creatio.md section 6.1).
    private static let defaultMaxMegabytes = 10
    /// The length of `CaseFile.Name`: MediumText.
    private static let nameLimit = 250

    let client: CreatioClient

    /// Uploads the file, under an id that is the same at every attempt.
    ///
    /// - Throws: `CreatioError`; `TooLarge`.
    func upload(_ file: FileRecord, as id: CaseFileID, to caseID: CaseID) async throws {
        let limit = try await maxMegabytes()
        guard file.bytes.count <= limit << 20 else {
            throw TooLarge(bytes: file.bytes.count, megabytes: limit)
        }
        var options = QueryOptions()
        options.select = [["Id"]]
        if try await client.read("CaseFile", id: id.guid, options) == nil {
            let row: JSONValue = [
                "Id": .string(id.rawValue),
                "Name": .string(HarmlessText.of(file.name).cut(to: Self.nameLimit)),
                "CaseId": .string(caseID.rawValue),
                "TypeId": .string(StockID.fileType),
            ]
            try await client.create("CaseFile", row)
        }
        do {
            try await client.upload(file.bytes, to: "Data", of: "CaseFile", id: id.guid)
        } catch let refusal as CreatioError where refusal.isLastingRefusal {
            try await removeEmptyRow(id)
            throw refusal
        }
    }

    /// A row without its file would promise what is not there.
    ///
    /// Some installations delete nothing over OData (creatio.md section 3.2); there the row stays,
    /// and that the upload failed is on record all the same.
    private func removeEmptyRow(_ id: CaseFileID) async throws {
        do {
            try await client.delete("CaseFile", id: id.guid)
        } catch let refusal as CreatioError where refusal.isRefusal {
            return
        }
    }

    private func maxMegabytes() async throws -> Int {
        var options = QueryOptions()
        options.select = [["IntegerValue"]]
        options.filter = .binary(
            .eq,
            .path(["SysSettings", "Code"]),
            .literal(.string("MaxFileSize"))
        )
        do {
            let values = try await client.query("SysSettingsValue", options)
            guard case .number(let number)? = values.first?["IntegerValue"],
                let megabytes = number.integer, megabytes > 0
            else { return Self.defaultMaxMegabytes }
            return min(megabytes, 1 << 20)
        } catch let refusal as CreatioError where refusal.isLastingRefusal {
            return Self.defaultMaxMegabytes
        }
    }
}
