import Testing
import WidgetProtocol

@Suite struct `Kinds of files` {
    @Test(arguments: [
        ("photo.PNG", "image/png", FileKind.png), ("photo.jpg", "image/jpeg", .jpeg),
        ("photo.jpeg", "image/jpg", .jpeg), ("bill.pdf", "application/pdf", .pdf),
        // Browsers call a spreadsheet what the visitor's office suite has told them.
        ("orders.csv", "application/vnd.ms-excel", .csv), ("orders.csv", "text/plain", .csv),
        ("orders.xlsx", "", .xlsx), ("old.xls", "application/octet-stream", .xls),
        ("notes.txt", "text/plain; charset=utf-8", .txt), ("photo.gif", "", .gif),
        // A picture that was pasted has no name.
        ("image", "image/webp", .webp),
    ])
    func `a file is known by ending and type`(name: String, type: String, kind: FileKind) {
        #expect(FileKind(name: name, type: type) == kind)
    }

    @Test(arguments: [
        ("run.exe", "image/png"), ("page.html", "text/html"), ("photo.png", "text/html"),
        ("photo", "text/html"), ("photo", ""), ("clip.mp4", "video/mp4"),
        ("photo.png.x", "image/png"),
    ])
    func `a file that is none of these, or lies, is not known`(name: String, type: String) {
        #expect(FileKind(name: name, type: type) == nil)
    }

    @Test func `the AI takes webp and no text, humans take text and no webp`() {
        #expect(FileKind.forAI.symmetricDifference(FileKind.forHumans) == [.webp, .txt])
        #expect(FileKind.forAI.union(FileKind.forHumans) == Set(FileKind.allCases))
    }
}
