import Foundation
import Testing

@testable import HandoffCore

@Suite struct `Webhook events` {
    private static let caseID = "f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"
    private static let activityID = "410006e1-ca4e-4502-a9ec-e54d922d2c00"

    @Test(arguments: [
        #"{"event_type":"new_activity","caseId":"f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"}"#,
        #"{"EVENT_TYPE":"new_activity","CaseID":"{F3ED4F55-894B-42BC-B5A1-F10B9D0BC03F}"}"#,
        #"{"eventType":"new_activity","case_id":"F3ED4F55-894B-42BC-B5A1-F10B9D0BC03F","x":[1]}"#,
        #"{"event_type":"new_activity","caseId":"f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f","activityId":"00000000-0000-0000-0000-000000000000"}"#,
    ])
    func `the documented body is read, however the process spells it`(body: String) throws {
        let event = try WebhookEvent(body: Data(body.utf8))
        #expect(event.kind == .activityAdded)
        #expect(event.caseID == CaseID(rawValue: Self.caseID))
        #expect(event.activityID == nil)
    }

    @Test func `an activity that is named is kept`() throws {
        let body = """
            {"event_type":"new_activity","caseId":"\(Self.caseID)","activityId":"\(Self.activityID)"}
            """
        let event = try WebhookEvent(body: Data(body.utf8))
        #expect(event.activityID == ActivityID(rawValue: Self.activityID))
    }

    @Test(arguments: [
        (#"{"caseId":"f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"}"#, WebhookError.missing("event_type")),
        (#"{"event_type":"new_activity"}"#, .missing("caseId")),
        (#"{"event_type":"new_activity","caseId":"[#Case.Id#]"}"#, .missing("caseId")),
        (#"{"event_type":"dance","caseId":"x"}"#, .unknownEvent("dance")),
        ("[]", .notJSON("it is not an object")),
    ])
    func `what is missing is named`(body: String, error: WebhookError) {
        #expect(throws: error) { try WebhookEvent(body: Data(body.utf8)) }
    }
}
