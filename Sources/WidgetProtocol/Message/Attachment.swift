/// A file of a message, by reference.
package struct Attachment: Codable, Sendable, Hashable {
    /// Chosen by the sender; the widget takes a lower-case uuid.
    package var id: String
    package var name: String
    /// Bytes.
    package var size: Int
    /// The MIME type.
    package var type: String
    /// Absolute, and answers without the widget's headers: it stands in `src` and `href`.
    package var url: String
    /// Where the AI's provider keeps a copy; comes back as it was sent.
    package var openAIFileID: String?

    package init(
        id: String,
        name: String,
        size: Int,
        type: String,
        url: String,
        openAIFileID: String? = nil
    ) {
        self.id = id
        self.name = name
        self.size = size
        self.type = type
        self.url = url
        self.openAIFileID = openAIFileID
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, size, type, url
        case openAIFileID = "openai_file_id"
    }
}

/// The answer of `upload`.
package struct UploadedFile: Codable, Sendable, Equatable {
    package var fileName: String
    package var fileURL: String

    package init(fileName: String, fileURL: String) {
        self.fileName = fileName
        self.fileURL = fileURL
    }

    private enum CodingKeys: String, CodingKey {
        case fileName
        case fileURL = "fileUrl"
    }
}
