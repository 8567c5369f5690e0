extension StockRow {
    /// The rows of lookups that no rule asks for by name (creatio.md section 4.5).
    static let otherLookups: [StockRow] =
        serviceLookups + activityResults + kindsOfPeople + files + chat + constantDefaults

    /// The codes of the units are assumed.
    private static let serviceLookups = [
        StockRow(
            "ServiceStatus",
            id: "9a32e65f-7d52-49ac-aef5-836a9a01f14e",
            name: "Active",
            ["Active": .boolean(true)]
        ),
        StockRow(
            "TimeUnit",
            id: "b788b4de-5ae9-42e2-af34-cd3ad9e6c96f",
            name: "Calendar hours",
            ["Code": .text("CalendarHour"), "Position": .integer(1)]
        ),
        StockRow(
            "TimeUnit",
            id: "36df302e-5ab6-43a0-aec7-45c2795d839d",
            name: "Calendar days",
            ["Code": .text("CalendarDay"), "Position": .integer(2)]
        ),
        StockRow(
            "PortalMessageType",
            id: "d00c02b1-f740-409d-9f04-d921f2aaae3e",
            name: "Comment"
        ),
        StockRow(
            "PortalMessageType",
            id: "553c9baf-b24c-4c07-b385-a4f4a86fcf42",
            name: "Complaint"
        ),
    ]

    /// To which category a result belongs is assumed.
    private static let activityResults =
        rows(
            "ActivityResultCategory",
            [
                ("Positive", positive), ("Neutral", neutral),
                ("Fail", "4db33cbc-ba7c-4103-9887-6b39b8d36b77"),
            ]
        )
        + [
            StockRow(
                "ActivityResult",
                id: "632afdd2-f616-4ea6-87d2-8ed38eed8aff",
                name: "Completed",
                ["CategoryId": .guid(positive)]
            ),
            StockRow(
                "ActivityResult",
                id: "fc7d2e5e-f36b-1410-6698-00155d043204",
                name: "Canceled",
                ["CategoryId": .guid(neutral)]
            ),
            StockRow(
                "ActivityResult",
                id: "d87d32bc-f36b-1410-6598-00155d043204",
                name: "Rescheduled",
                ["CategoryId": .guid(neutral)]
            ),
        ]
        + rows(
            "CallDirection",
            [
                ("Incoming", "1d96a65f-2131-4916-8825-2d142b1000b2"),
                ("Outgoing", "53f71b5f-7e17-4cf5-bf14-6a59212db422"),
                ("Not determined", "c072be2c-3d82-4468-9d4a-6db47d1f4cca"),
            ]
        )
        + rows(
            "ParticipantResponse",
            [
                ("Confirmed", "7098c892-34e3-4a3e-af08-c1a139f63220"),
                ("Declined", "cc256758-4051-4021-9c51-216e37635c46"),
                ("In doubt", "50e89724-522d-446e-be91-12548b8c834d"),
            ]
        )

    private static let positive = "1d2e48f2-c5fd-417d-9551-30e71f35df3d"
    private static let neutral = "4fd40914-23a7-415d-bb56-14fed5092551"

    private static let kindsOfPeople =
        rows(
            "ContactType",
            [
                ("Employee", "60733efc-f36b-1410-a883-16d83cab0980"),
                ("Client", "00783ef6-f36b-1410-a883-16d83cab0980"),
                ("Contact person", "806732ee-f36b-1410-a883-16d83cab0980"),
            ]
        )
        + rows(
            "AccountType",
            [
                ("Client", "03a75490-53e6-df11-971b-001d60e938c6"),
                ("Our company", "57412fad-53e6-df11-971b-001d60e938c6"),
                ("Partner", "f2c0ce97-53e6-df11-971b-001d60e938c6"),
                ("Contractor", "f3c0ce97-53e6-df11-971b-001d60e938c6"),
                ("Provider", "d34b9da2-53e6-df11-971b-001d60e938c6"),
                ("Competitor", "d44b9da2-53e6-df11-971b-001d60e938c6"),
            ]
        )
        + rows(
            "Gender",
            [
                ("Male", "eeac42ee-65b6-df11-831a-001d60e938c6"),
                ("Female", "fc2483f8-65b6-df11-831a-001d60e938c6"),
            ]
        )
        + rows(
            "SysAdminUnitType",
            [
                ("Organisation", "df93dcb9-6bd7-df11-9b2a-001d60e938c6"),
                ("Division", "b659f1c0-6bd7-df11-9b2a-001d60e938c6"),
                ("Manager", "b759f1c0-6bd7-df11-9b2a-001d60e938c6"),
                ("Team", "462e97c7-6bd7-df11-9b2a-001d60e938c6"),
                ("User", "472e97c7-6bd7-df11-9b2a-001d60e938c6"),
                ("Portal user", "f4044c41-df2b-e111-851e-00155d04c01d"),
                ("Functional role", "625aca96-0293-4ab4-b7b1-37c9a6a42fed"),
            ]
        )
        + rows(
            "Country",
            [
                ("Canada", "f8af0e88-f36b-1410-fa98-00155d043204"),
                ("United States", "e0be1264-f36b-1410-fa98-00155d043204"),
            ]
        )

    private static let files = rows(
        "FileType",
        [
            ("File", "529bc2f8-0ee0-df11-971b-001d60e938c6"),
            ("Link", "539bc2f8-0ee0-df11-971b-001d60e938c6"),
            ("Link to object", "549bc2f8-0ee0-df11-971b-001d60e938c6"),
        ]
    )

    private static let chat =
        rows(
            "ChannelProvider",
            [
                ("Telegram", "645170ab-c67a-4dcc-9def-c0e5236bdfe0"),
                ("Facebook", "50491c6c-d82b-4b86-b38c-99262d11a5ac"),
                ("WhatsApp", "1398dc73-b428-4e21-b97a-c1bb6b4bc621"),
            ]
        )
        + rows(
            "OmnichannelChatStatus",
            [
                ("Waiting", "79bccffa-8c8b-4863-b376-a69d2244182b"),
                ("In progress", "81737bdd-60c7-4ef7-bb75-52c53d5c38c1"),
                ("Completed", "a1b0184b-0a54-4a47-ba08-a5772105d3b2"),
                ("Bot", "b05fbf72-69ed-41a7-be7c-af3ec13b08c7"),
            ]
        )
        + rows(
            "WebhookStatus",
            [
                ("New", "1546b667-b37a-4dc4-9be9-1ceb3a025332"),
                ("Processing", "d72ddc57-c6c1-4574-a6e4-88d57473cb11"),
                ("Failed", "266e78e8-6b57-4193-b86c-82d6d09361da"),
                ("Done", "7c3648e4-fbb1-4285-8f2c-dddfd3d7f0fd"),
            ]
        )

    /// Rows that a column's default leads to and of which only the id is known; the names are
    /// assumed.
    private static let constantDefaults =
        rows("TagType", [("Private", "8d7f6d6c-4ca5-4b43-bdd9-a5e01a582260")])
        + rows("WeekFirstDay", [("Monday", "e6257269-7f7c-46a3-8431-e0119a9d88d4")])
        + rows("QueuePriority", [("Medium", "6ed24ab2-aa6a-4cee-b205-1bab01c6719f")])
        + rows("QueueStatus", [("Waiting", "34bd9093-d0ff-422c-9c15-9c0668e31bcb")])
        + rows("QueueUpdateFrequency", [("Daily", "b5f98e01-f990-4226-a012-13d5586d4fe6")])
        + rows("QueueItemStatus", [("Not processed", "2b341a1d-6fa1-4960-9c85-fef60d1bbcc4")])

    private static func rows(_ object: String, _ named: [(String, String)]) -> [StockRow] {
        named.map { StockRow(object, id: $1, name: $0) }
    }
}
