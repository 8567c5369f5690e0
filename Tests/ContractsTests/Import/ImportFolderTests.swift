import Contracts
import FakeCreatio
import Foundation
import OData
import Scenarios
import Testing

@Suite struct `A saved $metadata` {
    private static let stock: Result<Data, any Error> = Result {
        try InstanceModel(schemas: EntitySchema.stock).entityModel.csdlLines()
    }

    @Test func `becomes an instance with stock rows and nothing guessed`() throws {
        try TemporaryFolder.use { temporary in
            let imported = try ImportedInstance(metadata: Self.stock.get(), file: "saved.xml")
            let folder = try temporary.playing(imported)
            var settings = InstanceSettings()
            folder.apply(to: &settings)
            #expect(settings.profile == InstanceProfile())
            #expect(settings.objects.map(\.name) == EntitySchema.stock.map(\.name))
            #expect(imported.guesses.allSatisfy { $0.value == nil })
            #expect(
                try temporary.text("instance.yaml").contains("\ncreatio: Imported from saved.xml\n")
            )
        }
    }

    @Test(
        arguments: [
            ("<html><body>Log in</body></html>", "the first element is 'html', not 'Edmx'"),
            ("<Edmx><DataServices>", "line 1 of the CSDL document: "),
            ("{}", "the CSDL document"),
            ("", "the CSDL document"),
            (
                #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Edmx>&b;</Edmx>"#,
                "a DOCTYPE stands here"
            ),
            (
                #"<Edmx><DataServices><Schema Namespace="N"></Schema></DataServices></Edmx>"#,
                "it has no object 'Contact', which every Creatio has"
            ),
        ]
    )
    func `that is none says so`(document: String, words: String) {
        let error = #expect(throws: (any Error).self) {
            try ImportedInstance(metadata: Data(document.utf8), file: "x.xml")
        }
        #expect(error.map { "\($0)" }?.contains(words) == true, "\(error as Any)")
    }
}

@Suite struct `The folder of an import` {
    private static func saved() throws -> ImportedInstance {
        try ImportedInstance(
            metadata: InstanceModel(schemas: EntitySchema.stock).entityModel.csdlLines(),
            file: "saved.xml"
        )
    }

    @Test func `may hold an earlier one, which gives way`() throws {
        try TemporaryFolder.use { temporary in
            _ = try temporary.playing(Self.saved())
            try temporary.write("own notes", to: "notes.txt")
            _ = try temporary.playing(Self.saved())
            #expect(try temporary.text("notes.txt") == "own notes")
        }
    }

    @Test func `holds nothing else`() throws {
        try TemporaryFolder.use { temporary in
            try temporary.write("creatio: Mine\n", to: "instance.yaml")
            let error = #expect(throws: ImportFolderError.self) {
                try ImportFolder(path: temporary.path)
            }
            let words = "holds other things ('instance.yaml'); name a new or empty folder"
            #expect(error?.description.contains(words) == true, "\(error as Any)")
            #expect(try temporary.text("instance.yaml") == "creatio: Mine\n")
        }
    }

    @Test func `is no file`() throws {
        try TemporaryFolder.use { temporary in
            try temporary.write("x", to: "x")
            let error = #expect(throws: ImportFolderError.self) {
                try ImportFolder(path: temporary.path + "/x")
            }
            #expect(error?.description.hasSuffix("is a file; name a folder") == true)
        }
    }
}
