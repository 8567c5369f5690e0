/// Who takes part in an activity: of an e-mail the contacts behind its addresses, of any other
/// activity its owner and its contact (creatio.md section 4.3).
///
/// A participant who is no longer named stays: that is assumed.
struct ActivityParticipants: FollowUp {
    let object = "Activity"

    private struct Participant: Hashable {
        let contact: String
        let role: String
    }

    func follow(_ change: RowChange, in layer: inout EntityLayer) throws {
        guard let rows = layer.transaction.model.table("ActivityParticipant") else { return }
        let isEmail = change.new["TypeId"].id == StockActivityType.email.id
        let named =
            try isEmail ? addressees(of: change, in: layer.transaction) : people(of: change)
        guard !named.isEmpty else { return }
        let present =
            change.old == nil
            ? []
            : try layer.transaction.rows(
                of: rows,
                where: ("ActivityId", .guid(change.new.id))
            ).map { $0["ParticipantId"].id }
        for participant in named where !present.contains(participant.contact) {
            _ = try layer.insert(
                into: rows,
                [
                    "ActivityId": .guid(change.new.id),
                    "ParticipantId": .guid(participant.contact),
                    "RoleId": .guid(participant.role),
                ]
            )
        }
    }

    private func people(of change: RowChange) -> [Participant] {
        let roles: [(String, StockParticipantRole)] = [
            ("OwnerId", .responsible), ("ContactId", .participant),
        ]
        return unique(
            roles.filter { change.changes($0.0) }.compactMap { property, role in
                change.new[property].id.map { Participant(contact: $0, role: role.id) }
            }
        )
    }

    private func addressees(
        of change: RowChange,
        in transaction: RowTransaction
    ) throws -> [Participant] {
        // The names of the properties are Creatio's own spelling.
        let roles: [(String, StockParticipantRole)] = [
            ("Sender", .from), ("Recepient", .to), ("CopyRecepient", .copy),
            ("BlindCopyRecepient", .blindCopy),
        ]
        return unique(
            try roles.filter { change.changes($0.0) }.flatMap { property, role in
                try EmailAddress.all(in: change.new[property].text ?? "").compactMap { address in
                    try contact(address, in: transaction).map {
                        Participant(contact: $0, role: role.id)
                    }
                }
            }
        )
    }

    /// One for each contact, in the first role that names it.
    private func unique(_ participants: [Participant]) -> [Participant] {
        var seen: Set<String> = []
        return participants.filter { seen.insert($0.contact).inserted }
    }

    private func contact(_ address: String, in transaction: RowTransaction) throws -> String? {
        guard transaction.model.table(StockContact.object) != nil else { return nil }
        return try transaction.cell(
            SQLFragment(
                "SELECT \"Id\" FROM \"Contact\" WHERE \(TextFolding.name)(\"Email\") = ?"
                    + " ORDER BY rowid LIMIT 1",
                [CellValue.text(address.lowercased()).databaseValue]
            ),
            type: .guid
        ).id
    }
}

/// The addresses in the lines *From* and *To* of an e-mail.
enum EmailAddress {
    /// `Ada <ada@example.com>; bob@example.com` holds two.
    static func all(in text: String) -> [String] {
        text.split { $0 == ";" || $0 == "," || $0.isWhitespace }
            .map { $0.trimming { "<>\"'".contains($0) } }
            .filter { $0.contains("@") }
    }
}

extension Substring {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        var rest = drop(while: isDropped)
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return String(rest)
    }
}
