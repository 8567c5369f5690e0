/// A post knows how many comments it has, and when something last happened to it; a comment is a
/// post with a parent (creatio.md section 4.2).
struct FeedComments: FollowUp {
    let object = "SocialMessage"

    func follow(_ change: RowChange, in layer: inout EntityLayer) throws {
        guard change.old == nil else { return }
        try count(1, on: change.new, in: &layer)
    }

    func follow(deletionOf row: EntityRow, in layer: inout EntityLayer) throws {
        try count(-1, on: row, in: &layer)
    }

    private func count(
        _ difference: Int,
        on comment: EntityRow,
        in layer: inout EntityLayer
    ) throws {
        guard let id = comment["ParentId"].id,
            let parent = try layer.transaction.row(id, in: comment.table)
        else { return }
        try layer.update(
            id,
            in: comment.table,
            [
                "CommentCount": parent["CommentCount"] + difference,
                "LastActionOn": .moment(layer.context.stamp.moment),
            ]
        )
    }
}

/// A post knows how many like it.
struct FeedLikes: FollowUp {
    let object = "SocialLike"

    func follow(_ change: RowChange, in layer: inout EntityLayer) throws {
        guard change.old == nil else { return }
        try count(1, by: change.new, in: &layer)
    }

    func follow(deletionOf row: EntityRow, in layer: inout EntityLayer) throws {
        try count(-1, by: row, in: &layer)
    }

    private func count(
        _ difference: Int,
        by like: EntityRow,
        in layer: inout EntityLayer
    ) throws {
        guard let id = like["SocialMessageId"].id,
            let posts = layer.transaction.model.table("SocialMessage"),
            let post = try layer.transaction.row(id, in: posts)
        else { return }
        try layer.update(id, in: posts, ["LikeCount": post["LikeCount"] + difference])
    }
}

extension CellValue {
    fileprivate static func + (left: CellValue, right: Int) -> CellValue {
        guard case .integer(let number) = left else { return left }
        return .integer(max(0, number + right))
    }
}
