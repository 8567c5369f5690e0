/// Rows as earlier cores wrote them, by the step of the schema that they need.
///
/// They are never edited: a database in the field does not change either.
enum EarlierRows {
    /// The steps of which there are rows, in the order of the migrator.
    static let bySteps: [(step: String, sql: String)] = [
        ("conversation", conversation), ("creatio", creatio), ("outbox care", outboxCare),
    ]

    /// A verified contact, a session that was handed off, and its history with a file.
    private static let conversation = """
        INSERT INTO contact (id, email, emailKey, name, isVerified, customData, createdAt)
        VALUES ('c-1', 'Ada@example.com', 'ada@example.com', 'Ada', 1, '{"plan":"gold"}',
            1767603600000000);
        INSERT INTO session (id, ticketNumber, contactID, externalID, attributes, createdAt,
            updatedAt, isOpened, assigneeKind, assigneeName, handoff, handoffCount, lastMessage)
        VALUES ('s-1', 7, 'c-1', 'browser-1', '{"page":"/cart"}', 1767603600000000,
            1767603660000000, 1, 'human', 'Dana Rep',
            '{"summary":"Order 1042 is late.","sentiment":"angry","language":"en",\
        "reasons":["user_requested_human_assistance"],"fields":{"UsrOrderNumber":"1042"}}', 1,
            'I want a human');
        INSERT INTO message (sequence, sessionID, publicID, type, senderKind, senderName, text,
            attachments, actionCalls, reasoning, sentAt)
        VALUES
            (1, 's-1', 'm-1', 'message', 'user', 'Ada', 'My order is late 🛒', '[]', '[]', NULL,
                1767603601000000),
            (2, 's-1', 'm-2', 'message', 'ai', NULL, 'Let me look.', '[]', '[]', 'order known',
                1767603602000000),
            (3, 's-1', 'm-3', 'handoff', 'system', NULL, 'Order 1042 is late.', '[]', '[]', NULL,
                1767603660000000);
        INSERT INTO file (id, name, type, bytes, createdAt)
        VALUES ('f-1', 'receipt.txt', 'text/plain', X'68656c6c6f', 1767603600000000);
        """

    /// A saved integration, a case, work of every kind, and what Creatio announced.
    private static let creatio = """
        INSERT INTO integration (name, settings, savedAt) VALUES ('creatio',
            '{"instanceUrl":"https://acme.creatio.com","clientId":"c","clientSecret":"s",\
        "resolvedStatusId":"ae7f411e-f46b-1410-009b-0050ba5d6c38",\
        "createCaseOnlyOnHandoff":false,"fields":[{"name":"UsrOrderNumber",\
        "title":"Order number","type":"text","description":"The order"}]}', 1767603600000000);
        INSERT INTO caseLink (sessionID, caseID, isCreated, contactID)
        VALUES ('s-1', '278ff8f5-ddf8-50f7-9801-2284574bc881', 0, NULL);
        INSERT INTO writtenActivity (activityID, sessionID)
        VALUES ('11111111-1111-5111-8111-111111111111', 's-1');
        INSERT INTO outboxEntry (sequence, sessionID, intent, attempts, dueAt, failure, isParked)
        VALUES
            (1, 's-1', '{"openCase":{}}', 2, 1767603601000000, 'no answer', 0),
            (2, 's-1', '{"writeNote":{"number":0,"at":{"microseconds":1767603601000000}}}', 0,
                1767603601000000, NULL, 0),
            (3, 's-1', '{"writeMessage":{"_0":"m-1"}}', 0, 1767603601000000, NULL, 0),
            (4, 's-1', '{"completeCase":{"_0":{"summary":"Order 1042 is late.","reasons":[],\
        "fields":{"UsrOrderNumber":"1042"}}}}', 0, 1767603660000000, NULL, 0),
            (5, 's-1', '{"linkContact":{}}', 0, 1767603660000000, NULL, 0),
            (6, 's-1', '{"resolveCase":{}}', 0, 1767603660000000, NULL, 1);
        INSERT INTO inboxEvent (sequence, key, kind, caseID, activityID, receivedAt, deliveries,
            attempts, dueAt, failure, outcome)
        VALUES (1, 'activity 410006e1-ca4e-4502-a9ec-e54d922d2c00', 'new_activity',
            '278ff8f5-ddf8-50f7-9801-2284574bc881', '410006e1-ca4e-4502-a9ec-e54d922d2c00',
            1767603661000000, 1, 0, 1767603661000000, NULL, NULL);
        INSERT INTO seenActivity (activityID, sessionID, outcome)
        VALUES ('22222222-2222-4222-8222-222222222222', 's-1', 'delivered');
        """

    /// Something that an operator gave up.
    private static let outboxCare = """
        INSERT INTO droppedEntry (sequence, sessionID, caseID, intent, failure, droppedAt)
        VALUES (9, 's-1', '278ff8f5-ddf8-50f7-9801-2284574bc881',
            '{"writeMessage":{"_0":"m-2"}}', 'refused', 1767603662000000);
        """
}
