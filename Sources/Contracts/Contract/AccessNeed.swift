/// How the core reaches an instance.
package struct AccessNeed: Codable, Sendable, Hashable {
    /// The grant types that are asked for at the token endpoint.
    @Sorted package var grants: Set<String> = []
    /// The header fields that every OData call carries, by their lower-case names.
    @Sorted package var headers: Set<String> = []
    /// The system operations that the core's user must have.
    ///
    /// A call does not show them; whoever uses OData at all needs `CanUseODataService`
    /// (creatio.md section 2.5).
    @Sorted package var systemOperations: Set<String> = []
    /// Whether `$metadata` is read.
    package var readsMetadata = false
    /// What travels in a `$batch` in JSON, such as `Activity create`.
    @Sorted package var batch: Set<String> = []
    /// What the contract has no better word for, by method and address.
    @Sorted package var otherCalls: Set<String> = []

    package init() {}
}
