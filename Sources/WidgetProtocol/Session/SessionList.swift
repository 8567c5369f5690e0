/// The answer of `sessions`: one page of the visitor's conversations.
package struct SessionList: Codable, Sendable, Equatable {
    package var items: [Session]
    /// Where the next page begins; nil on the last page, and then `null` on the wire.
    @NullWhenNil package var next: String?

    package init(items: [Session], next: String? = nil) {
        self.items = items
        self.next = next
    }
}

/// The `filters` of `sessions`: JSON text in the query.
package struct SessionFilters: Codable, Sendable, Equatable {
    /// Keeps another browser, with the same unverified address, from the visitor's sessions.
    package var externalID: String?

    package init(externalID: String? = nil) {
        self.externalID = externalID
    }

    private enum CodingKeys: String, CodingKey {
        case externalID = "external_id"
    }
}
