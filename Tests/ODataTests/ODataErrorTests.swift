import Foundation
import JSON
import OData
import Testing

@Suite struct `OData error` {
    @Test func `a bad query is told twice`() {
        let text = "Could not find a property named 'Foo' on type 'T'."
        #expect(
            ODataError.invalidQuery(text).body.description
                == #"{"error":{"code":"","message":"The query specified in the URI is not valid. \#(text)","#
                + #""innererror":{"message":"\#(text)","type":"","stacktrace":""}}}"#
        )
    }

    @Test func `nested exceptions are nested`() {
        let error = ODataError.failure([
            .init(message: "The 'ObjectContent`1' type failed.", type: "System.Exception"),
            .init(message: "Column by path ContactId not found in schema Case."),
        ])
        #expect(
            error.body.description
                == #"{"error":{"code":"","message":"An error has occurred.","innererror":"#
                + #"{"message":"The 'ObjectContent`1' type failed.","type":"System.Exception","#
                + #""stacktrace":"","internalexception":"#
                + #"{"message":"Column by path ContactId not found in schema Case.","type":"","#
                + #""stacktrace":""}}}}"#
        )
        #expect(error.deepestMessage == "Column by path ContactId not found in schema Case.")
    }

    @Test func `without more to tell there is no inner error`() {
        let error = ODataError(status: 403, message: "No.")
        #expect(error.body.description == #"{"error":{"code":"","message":"No."}}"#)
    }

    @Test(arguments: [
        ODataError.invalidQuery("x"), .invalidBody("y"), .failure([.init(message: "a", type: "B")]),
        .failure([.init(message: "a"), .init(message: "b"), .init(message: "c", type: "C")]),
        ODataError(status: 418, message: "tea"),
    ])
    func `what is written is read back`(error: ODataError) {
        #expect(ODataError(status: error.status, body: error.body.serialized()) == error)
    }

    @Test(arguments: [
        (
            #"{"Message":"Authorization has been denied for this request."}"#,
            "Authorization has been denied for this request."
        ),
        (
            #"{"Message":"No HTTP resource was found.","MessageDetail":"No type was found."}"#,
            "No type was found."
        ),
        (
            #"{"Message":"An error has occurred.","ExceptionMessage":"Object reference","#
                + #""ExceptionType":"System.NullReferenceException","StackTrace":"at X","#
                + #""InnerException":{"Message":"m","ExceptionMessage":"deep"}}"#,
            "deep"
        ),
        (#"{"error":{"code":"","message":{"lang":"en-US","value":"old"}}}"#, "old"),
        (
            "<html><head>\n<title> 404 - File not found. </title></head></html>",
            "404 - File not found."
        ),
        ("  plain \n text ", "plain text"),
        ("", ""),
        (#"["unforeseen"]"#, #"["unforeseen"]"#),
        (String(repeating: "x", count: 300), String(repeating: "x", count: 200) + "…"),
    ])
    func `the deepest message of any body is found`(body: String, message: String) {
        #expect(ODataError(status: 500, body: Data(body.utf8)).deepestMessage == message)
    }
}
