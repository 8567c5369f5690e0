import Crypto
import Foundation

/// The ids of what the core writes to Creatio, derived from what they stand for.
///
/// Creatio lets the client choose `Id` (creatio.md section 3.6). An id that follows from session
/// and message is the same at every attempt, so that after an unknown outcome the core reads by
/// id and knows, and a second attempt cannot make a second record.
package enum DerivedID {
    /// The case of a session; the second one where a rep has deleted the first, and so on.
    package static func caseID(of session: SessionID, number: Int = 1) -> CaseID {
        let name = number == 1 ? "case" : "case:\(number)"
        return CaseID(rawValue: uuid5(namespace: session.rawValue, name: name))
    }

    /// The activity of a message.
    package static func activityID(of message: MessageID, in session: SessionID) -> ActivityID {
        ActivityID(rawValue: uuid5(namespace: session.rawValue, name: "message:\(message)"))
    }

    /// The activity of a session's note: 0 opens the conversation, each handoff adds one.
    package static func activityID(ofNote number: Int, in session: SessionID) -> ActivityID {
        ActivityID(rawValue: uuid5(namespace: session.rawValue, name: "note:\(number)"))
    }

    /// The Creatio contact for a verified address: two sessions of one visitor at once derive
    /// the same one.
    package static func contactID(email: String, organisation: String) -> CreatioContactID {
        let namespace = uuid5(namespace: dnsNamespace, name: organisation)
        return CreatioContactID(
            rawValue: uuid5(namespace: namespace, name: "contact:" + email.lowercased())
        )
    }

    /// The row of `CaseFile` of a file that came with a session's message.
    package static func caseFileID(of file: FileID, in session: SessionID) -> CaseFileID {
        CaseFileID(rawValue: uuid5(namespace: session.rawValue, name: "file:\(file)"))
    }

    /// The history row of an event that happens once in a session, such as its end.
    static func messageID(ofEvent name: String, in session: SessionID) -> MessageID {
        MessageID(rawValue: uuid5(namespace: session.rawValue, name: "event:" + name))
    }

    /// RFC 9562's namespace for names of the domain name system.
    private static let dnsNamespace = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

    /// A UUID of version 5 (RFC 9562 section 5.5) in lower case.
    ///
    /// A namespace that is no UUID, which no session of ours has, counts with its own bytes.
    package static func uuid5(namespace: String, name: String) -> String {
        var hash = Insecure.SHA1()
        if let namespace = UUID(uuidString: namespace) {
            withUnsafeBytes(of: namespace.uuid) { hash.update(bufferPointer: $0) }
        } else {
            hash.update(data: Data(namespace.utf8))
        }
        hash.update(data: Data(name.utf8))
        var bytes = Array(hash.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x50
        bytes[8] = bytes[8] & 0x3f | 0x80
        return UUID(bytes: bytes).uuidString.lowercased()
    }
}

extension UUID {
    fileprivate init(bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
