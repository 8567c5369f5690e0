import Wire

/// How much one instance takes and gives (creatio.md section 6.1).
package struct InstanceLimits: Sendable, Equatable {
    /// `MaxEntityRowCount`: how many rows one answer may hold.
    package var rows = 20_000
    /// How many nodes a `$filter` may have.
    package var filterNodes = 100
    /// `ODataMaxExpansionDepth`: how deep `$expand` may nest.
    package var expandDepth = 2
    /// How deep `any` and `all` may nest: the library's default.
    package var lambdaDepth = 1
    /// How many keys an `$orderby` may have: the library's default.
    package var orderByKeys = 5
    /// How many parts a `$batch` may have.
    package var batchParts = 100
    /// The largest file, in bytes; nil for what the system setting `MaxFileSize` says, which is
    /// in megabytes.
    package var fileSize: Int?
    /// The largest body of a request, in bytes; a larger one is answered 413.
    package var bodySize = 32 << 20
    /// `MaxMemoryUsageToGetDataViaEntityCollection`, in megabytes; nil for no limit.
    package var queryMemory: Int?
    /// `RequestTimeout`: how long a request may take; the web server then answers in its place, and
    /// what is committed stays.
    package var requestTime = Duration.seconds(120)
    /// The calls of one day after which the counter says that the plan is used up; nothing is
    /// refused.
    package var callsPerDay = 10_000

    package init() {}
}
