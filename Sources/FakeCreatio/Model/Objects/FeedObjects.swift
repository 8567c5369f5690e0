/// The feed and the messages of the portal (creatio.md section 4.2).
extension EntitySchema {
    /// A post or comment in the feed of any record.
    static let socialMessage = EntitySchema(
        "SocialMessage",
        columns: [
            Column("EntitySchemaUId", .guid),
            Column("EntityId", .guid),
            Column("Message", .maxSizeText),
            .lookup("Parent", to: "SocialMessage", integrity: .owned),
            Column("LikeCount", .integer, default: .constant(.integer(0))),
            Column("CommentCount", .integer, default: .constant(.integer(0))),
            Column("LastActionOn", .dateTime, default: .currentDateTime),
            Column("UserAccess", .integer),
            Column("ExternalCommentCount", .integer),
        ]
    )

    /// A like of a post.
    static let socialLike = EntitySchema(
        "SocialLike",
        columns: [
            .lookup("User", to: "SysAdminUnit", isRequired: true),
            .lookup("SocialMessage", to: "SocialMessage", isRequired: true, integrity: .owned),
        ]
    )

    /// A message of the customer portal in older versions.
    static let portalMessage = EntitySchema(
        "PortalMessage",
        columns: [
            Column("EntitySchemaUId", .guid),
            Column("EntityId", .guid),
            Column("Message", .maxSizeText),
            Column("FromPortal", .boolean, default: .constant(.boolean(false))),
            Column("HideOnPortal", .boolean, default: .constant(.boolean(false))),
            Column("IsNotPublished", .boolean),
            .lookup(
                "Type",
                to: "PortalMessageType",
                default: .constant(.guid("d00c02b1-f740-409d-9f04-d921f2aaae3e"))
            ),
        ]
    )
}
