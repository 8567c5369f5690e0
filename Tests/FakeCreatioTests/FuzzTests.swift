import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

@Suite struct `Random bytes` {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `to any route are refused as Creatio refuses, and change nothing`(
        seed: UInt64
    ) throws {
        let faults = try Bench.run { settings in
            FileObject.add(to: &settings)
            settings.level = seed % 2 == 0 ? .assumed : .documented
            settings.profile.runtime = seed % 3 == 0 ? .net : .framework
        } _: { bench in
            let fuzz = Fuzz(seed: seed)
            let id = try await bench.insert("Case", ["Id": .string(Fuzz.id), "Subject": "x"])
            _ = try await bench.insert(FileObject.name, ["Id": .string(id), "Name": "x"])
            let token = try await bench.token()
            var faults: [String] = []
            var before = try await Self.rows(of: bench)
            for _ in 0..<250 {
                let request = fuzz.request(token: token)
                let responder =
                    request.path.hasPrefix("/connect")
                    ? bench.instance.identityResponder : bench.instance.responder
                let response = await responder.respond(to: request)
                let after = try await Self.rows(of: bench)
                if !Self.isAllowed(response) || (!response.isSuccess && before != after) {
                    faults.append(
                        "\(request.method) \(request.address) \(request.body.map { String($0) }.joined(separator: ",")) -> \(response.summary)"
                    )
                }
                before = after
            }
            return faults
        }
        #expect(faults == [], "seed \(seed)")
    }

    /// Whether Creatio answers so.
    ///
    /// It answers 5xx only in the OData envelope, and with a fault of the database or one that is
    /// known; a fault of the fake itself has `ExceptionMessage`.
    private static func isAllowed(_ response: WireResponse) -> Bool {
        guard response.status.code >= 500 else { return true }
        let known =
            /"message":"([0-9]{5}: |Column by path|Value cannot be null|The 'ObjectContent`1')/
        return response.status == .internalServerError
            && response.text.contains(#""message":"An error has occurred.""#)
            && response.text.firstMatch(of: known) != nil
    }

    private static func rows(of bench: Bench) async throws -> [String] {
        var rows: [String] = []
        for object in ["Case", "Contact", "Activity", FileObject.name] {
            rows += try await bench.instance.rows(of: object).map(\.description)
        }
        return rows
    }
}

/// Requests that are nearly right, and requests that are nothing at all.
private struct Fuzz {
    static let id = "aaaaaaaa-0000-4000-8000-000000000001"

    private let stream: RandomStream

    init(seed: UInt64) {
        stream = RandomStream(seed: seed, name: "fuzz")
    }

    private static let paths = [
        "/0/odata/Case", "/0/odata/Case(\(id))", "/0/odata/Case/\(id)/Subject/$value", "/odata/",
        "/0/odata/$metadata", "/0/odata/$batch", "/0/odata/\(FileObject.name)(\(id))/Data",
        "/0/odata/Contact?$filter=Name eq 'x'&$expand=Account($select=Name)&$top=3",
        "/0/odata/Case?$orderby=Number desc&$count=true&$skip=1&$select=Id,Subject",
        "/0/odata/Case/$count?$filter=contains(Subject,'x') or Contact/Name ne null",
        "/0/rest/FileApiService/UploadFile?fileId=\(id)&fileName=x&entitySchemaName=\(FileObject.name)",
        "/rest/FileService/Download/\(FileObject.name)/\(id)", "/connect/token",
        "/.well-known/openid-configuration", "/ServiceModel/AuthService.svc/Login", "/",
        "/__handrail/reset", "/0/ServiceModel/ProcessEngineService.svc/x",
    ]
    private static let methods: [HTTPRequest.Method] = [
        .get, .get, .get, .post, .post, .patch, .put, .delete, .head, .options,
    ]
    private static let types = [
        "application/json", "application/json", "application/json;IEEE754Compatible=true",
        "multipart/mixed;boundary=b", "multipart/mixed; boundary=\"", "text/plain", "",
        "application/x-www-form-urlencoded", "application/json; charset=utf-16",
    ]
    private static let part =
        "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        + "PATCH Case(\(id)) HTTP/1.1\r\nContent-Type: application/json\r\n\r\n"
        + "{\"Notes\":\"y\"}\r\n--b--"
    private static let bodies = [
        #"{"Subject":"x","ContactId":"\#(id)","RegisteredOn":"2026-01-01T00:00:00Z"}"#,
        #"{"requests":[{"id":"1","method":"POST","url":"Case","atomicityGroup":"g","body":{}},"#
            + #"{"id":"2","method":"PATCH","url":"$1","atomicityGroup":"g","body":{"Notes":1}}]}"#,
        part, "", "grant_type=client_credentials&client_id=x&client_secret=y",
        #"{"UserName":"Supervisor","UserPassword":"x"}"#, #"{"SolutionRemains":1e400}"#,
        #"{"ProcessingTimeUnitValue":-1,"Size":99999999999999999999,"Contact@odata.bind":"$1"}"#,
    ]

    func request(token: String) -> WireRequest {
        var headers: HTTPFields = [.contentType: pick(Self.types)]
        if stream.next(below: 10) > 0 { headers[.authorization] = "Bearer \(token)" }
        if stream.next(below: 4) == 0 { headers[.contentRange] = mutated("bytes 0-3/4") }
        if stream.next(below: 4) == 0 { headers[.accept] = mutated("application/json") }
        return WireRequest(
            head: HTTPRequest(
                method: pick(Self.methods),
                scheme: "https",
                authority: "acme.creatio.com",
                path: stream.next(below: 3) == 0
                    ? pick(Self.paths) : "/" + mutated(pick(Self.paths)).drop { $0 == "/" },
                headerFields: headers
            ),
            body: stream.next(below: 3) == 0
                ? Data(pick(Self.bodies).utf8) : bytes(Data(pick(Self.bodies).utf8))
        )
    }

    private func pick<Element>(_ choices: [Element]) -> Element {
        choices[stream.next(below: choices.count)]
    }

    /// The text with some of its bytes replaced, dropped, repeated or put in.
    private func mutated(_ text: String) -> String {
        String(decoding: bytes(Data(text.utf8)), as: UTF8.self)
    }

    private func bytes(_ data: Data) -> Data {
        var bytes = Array(data)
        for _ in 0...stream.next(below: 4) {
            let place = stream.next(below: bytes.count + 1)
            let byte = UInt8(truncatingIfNeeded: stream.next())
            switch stream.next(below: 5) {
            case 0: bytes.insert(byte, at: place)
            case 1 where place < bytes.count: bytes[place] = byte
            case 2 where place < bytes.count: bytes.remove(at: place)
            case 3: bytes.insert(contentsOf: bytes.suffix(place), at: place)
            default:
                bytes.insert(contentsOf: Array("$('/%;\"{[=".utf8).stretch(by: stream), at: place)
            }
        }
        return Data(bytes)
    }
}

extension Array {
    /// A random stretch of the elements.
    fileprivate func stretch(by stream: RandomStream) -> ArraySlice<Element> {
        let start = stream.next(below: count)
        return self[start..<Swift.min(count, start + 1 + stream.next(below: 3))]
    }
}
