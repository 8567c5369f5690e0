/// Whose rules a text is read by.
package enum Dialect: Sendable {
    /// OData 4.0 as the Microsoft library reads it, on which Creatio is built: white space is
    /// free, options bear their `$`, letters keep their case.
    case service
    /// The OASIS grammar of OData 4.01 to the letter: white space only where a rule has it, a
    /// number may bear a plus, keywords in either case of letters.
    case standard

    /// A keyword or the name of a function as the tables of the grammar hold it.
    func keyword(_ word: String) -> String {
        self == .standard ? word.lowercased() : word
    }
}
