import OData
import Scenarios

extension Exchange {
    /// The query, decoded.
    var queryItems: [(name: String, value: String)] {
        guard let mark = address.firstIndex(of: "?") else { return [] }
        return address[address.index(after: mark)...].split(separator: "&").map { item in
            let name = item.prefix { $0 != "=" }
            return (
                PercentEncoding.decode(name, plusIsSpace: true),
                PercentEncoding.decode(item.dropFirst(name.count + 1), plusIsSpace: true)
            )
        }
    }
}
