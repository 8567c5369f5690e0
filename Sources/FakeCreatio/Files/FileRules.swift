import OData

/// Which files an instance takes (creatio.md section 3.7).
struct FileRules {
    /// The largest file, in bytes.
    private let sizeLimit: Int
    private let profile: InstanceProfile

    /// - Parameters:
    ///   - settings: The settings of the instance.
    ///   - transaction: Where the system settings are.
    /// - Throws: What keeps them from being read.
    init(_ settings: InstanceSettings, _ transaction: RowTransaction) throws {
        profile = settings.profile
        if let limit = settings.limits.fileSize {
            sizeLimit = limit
        } else {
            let code = StockSettings.maxFileSize
            let set = try SystemSettings(transaction: transaction).number(code)
            // No instance goes without a limit (creatio.md section 6.1); beyond a terabyte this is
            // none.
            sizeLimit = (1...(1 << 20) ~= set ? set : StockSettings.maxFileMegabytes) << 20
        }
    }

    /// Why a file of that name and size is not taken; the words are ours.
    func refusal(of name: String, size: Int) -> FileRefusal? {
        if size > sizeLimit { return .tooLarge(limit: sizeLimit) }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return profile.deniedFileExtensions.contains(ending) ? .deniedExtension(ending) : nil
    }
}

/// Why a file was not taken.
enum FileRefusal: Error, Equatable {
    /// The system setting `MaxFileSize`, here in bytes.
    case tooLarge(limit: Int)
    case deniedExtension(String)
    /// A query parameter of an upload is missing or makes no sense.
    case parameter(String)
    case unknownTarget(object: String, column: String)
    /// The `Content-Range` is missing its form.
    case range(String)
    /// The bytes do not follow those that came before.
    case position(expected: Int, found: Int)
    /// The range, the body and the parameters speak of different sizes.
    case size(String)

    var description: String {
        switch self {
        case .tooLarge(let limit):
            "The file is larger than \(limit) bytes, which is the maximum (MaxFileSize)."
        case .deniedExtension(let ending): "Files with the extension '\(ending)' are not allowed."
        case .parameter(let name): "The parameter '\(name)' is missing or is not valid."
        case .unknownTarget(let object, let column):
            "The object '\(object)' has no column '\(column)' for files."
        case .range(let text):
            "The header Content-Range '\(text)' is not of the form 'bytes first-last/total'."
        case .position(let expected, let found):
            "The next byte of the file is \(expected), but the chunk begins with byte \(found)."
        case .size(let text): text
        }
    }

    /// The name that stands for the refusal in `errorInfo`.
    var code: String {
        switch self {
        case .tooLarge: "MaxFileSizeExceededException"
        case .deniedExtension: "FileSecurityException"
        case .parameter, .unknownTarget, .range, .position, .size: "ArgumentException"
        }
    }

    /// The refusal as OData answers it; that it is a bad request is assumed.
    var odataError: ODataError {
        ODataError(
            status: 400,
            message: "The request is invalid.",
            inner: [.init(message: description)]
        )
    }
}
