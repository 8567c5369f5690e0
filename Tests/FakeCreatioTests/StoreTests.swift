import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Testing

@Suite struct `A store on a file` {
    @Test func `goes on with its rows, and takes new columns`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-store")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "creatio.sqlite").path()

        let id = try Bench.run {
            $0.store = .file(path: path)
        } _: { bench in
            try await bench.insert("Case", ["Subject": "Order 1042 is late"])
        }
        let row = try Bench.run {
            $0.store = .file(path: path)
            $0.customColumns = ["Case": [Column("UsrOrderNumber", .shortText)]]
        } _: { bench in
            _ = try await bench.odata(.patch, "Case(\(id))", ["UsrOrderNumber": "1042"])
            return try await bench.read("Case(\(id))?$select=Number,Subject,UsrOrderNumber")
        }
        let next = try Bench.run {
            $0.store = .file(path: path)
        } _: { bench in
            // Worlds of the same seed draw the same ids.
            let id = "aaaaaaaa-0000-4000-8000-000000000001"
            _ = try await bench.insert("Case", ["Id": .string(id), "Subject": "x"])
            return try await bench.read("Case(\(id))")["Number"]
        }

        #expect(
            row.members?.dropFirst().map(\.value) == [
                "SR00000001", "Order 1042 is late", "1042",
            ]
        )
        #expect(next == "SR00000002")
    }
}
