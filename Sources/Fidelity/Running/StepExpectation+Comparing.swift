import HTTPTypes
import JSON
import OData
import Wire

extension StepExpectation {
    /// Compares a reply and takes from it what gets a name.
    ///
    /// - Parameters:
    ///   - answer: The reply.
    ///   - values: Fill the placeholders; what is captured goes in.
    /// - Returns: Every place that differs, or that nothing could be captured from.
    func compare(_ answer: WireResponse, _ values: inout Placeholders) -> [Mismatch] {
        var mismatches: [Mismatch] = []
        if !statuses.isEmpty, !statuses.contains(answer.status.code) {
            let wanted = statuses.map(String.init).joined(separator: " or ")
            mismatches.append(
                Mismatch("status", expected: wanted, found: "\(answer.status.code) \(answer.text)")
            )
        }
        for (name, pattern) in headers {
            let found = HTTPField.Name(name).flatMap { answer.headers[$0] }
            guard !pattern.fits(found, values) else { continue }
            mismatches.append(
                Mismatch(
                    "header \(name)",
                    expected: pattern.text(values),
                    found: found ?? "nothing"
                )
            )
        }
        for pattern in texts where !pattern.fits(answer.text, values) {
            mismatches.append(
                Mismatch("body", expected: pattern.text(values), found: answer.text)
            )
        }
        return mismatches + compareJSON(answer, values) + capture(answer, &values)
    }

    private func compareJSON(_ answer: WireResponse, _ values: Placeholders) -> [Mismatch] {
        guard let json else { return [] }
        guard let body = try? JSONValue.parse(answer.body) else {
            return [Mismatch("body", expected: "JSON", found: answer.text)]
        }
        return json.mismatches(body, at: "body", values)
    }

    private func capture(_ answer: WireResponse, _ values: inout Placeholders) -> [Mismatch] {
        captures.compactMap { capture in
            guard let value = answer.value(at: capture.place) else {
                return Mismatch(
                    "<\(capture.name)>",
                    expected: "a value at \(capture.place)",
                    found: answer.text
                )
            }
            values[capture.name] = value
            return nil
        }
    }
}

extension WireResponse {
    fileprivate func value(at place: Capture.Place) -> String? {
        switch place {
        case .header(let name): return HTTPField.Name(name).flatMap { headers[$0] }
        case .headerParameter(let header, let name):
            return HTTPField.Name(header).flatMap { headers[$0] }.flatMap { address in
                address.split(separator: "?", maxSplits: 1).last?.split(separator: "&")
                    .first { $0.hasPrefix(name + "=") }
                    .map { PercentEncoding.decode($0.dropFirst(name.count + 1), plusIsSpace: true) }
            }
        case .cookie(let name): return cookies.first { $0.name == name }?.value
        case .json(let path):
            var value = try? JSONValue.parse(body)
            for part in path {
                if let index = Int(part), let elements = value?.elements {
                    value = elements.indices.contains(index) ? elements[index] : nil
                } else {
                    value = value?[part]
                }
            }
            guard let value else { return nil }
            return value.text ?? value.description
        }
    }
}
