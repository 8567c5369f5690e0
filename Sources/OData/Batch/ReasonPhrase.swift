/// The words behind a status code, as .NET writes them.
enum ReasonPhrase {
    static func of(_ status: Int) -> String {
        phrases[status] ?? ""
    }

    private static let phrases: [Int: String] = [
        200: "OK", 201: "Created", 204: "No Content", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        413: "Request Entity Too Large", 415: "Unsupported Media Type", 424: "Failed Dependency",
        500: "Internal Server Error", 501: "Not Implemented",
    ]
}
