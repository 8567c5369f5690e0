/// The settings of what the core writes on the timeline of a case.
struct ActivitySettings: Codable, Sendable, Equatable {
    /// The type of the core's activities (`ActivityType`).
    ///
    /// Default: Task, Creatio's own default; an e-mail would ask for a sender, a call for a
    /// direction. That Task is a reply type too does no harm: the core knows its own by id.
    var typeID = StockID.taskType
    /// Their category (`ActivityCategory`).
    ///
    /// Nil, the default, leaves it to Creatio, which takes *To do* (creatio.md section 4.3).
    var categoryID: String?
    /// The time zone in which texts show times, as an IANA name.
    ///
    /// Default: UTC. Columns of dates hold a moment and show it in each rep's own zone; a text
    /// cannot, and the core does not know where the reps are.
    var timeZone = TimeZoneName.utc
    /// Whether a visitor's files are also put among the files of the case (`CaseFile`).
    ///
    /// Off by default: the activity has a link, and the files would count against the storage and
    /// the calls of the instance (creatio.md section 6.1).
    var uploadsAttachments = false

    init() {}

    private enum CodingKeys: String, CodingKey {
        case timeZone
        case typeID = "typeId"
        case categoryID = "categoryId"
        case uploadsAttachments = "uploadAttachments"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        typeID = try members.creatioID(.typeID) ?? StockID.taskType
        categoryID = try members.creatioID(.categoryID)
        timeZone =
            try members.decodeIfPresent(TimeZoneName.self, forKey: .timeZone) ?? TimeZoneName.utc
        uploadsAttachments =
            try members.decodeIfPresent(Bool.self, forKey: .uploadsAttachments) ?? false
    }
}
