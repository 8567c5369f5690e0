import FakeCreatio
import Foundation
import OData
import Wire

extension Oracle {
    func function(_ name: String, _ arguments: [Value?]) -> Value? {
        switch name {
        case "now": return .moment(Int(now.microseconds))
        case "mindatetime": return .moment(-62_135_596_800_000_000)
        case "maxdatetime": return .moment(253_402_300_799_999_999)
        default: break
        }
        let values = arguments.compactMap(\.self)
        guard values.count == arguments.count else { return nil }
        switch values[0] {
        case .text(let text): return function(name, text, Array(values.dropFirst()))
        case .integer, .decimal: return Self.decimal(values[0]).flatMap { Self.rounding(name, $0) }
        case .moment(let moment): return Self.part(name, moment)
        case .time(let time): return Self.clock(name, time)
        default: return nil
        }
    }

    // MARK: - Text

    private func function(_ name: String, _ text: String, _ others: [Value]) -> Value? {
        switch (name, others.first) {
        case ("length", _): .integer(text.unicodeScalars.count)
        case ("tolower", _): .text(text.lowercased())
        case ("toupper", _): .text(text.uppercased())
        case ("trim", _): .text(Self.trimmed(text))
        case ("concat", .text(let other)): .text(text + other)
        case ("indexof", .text(let part)): .integer(indexOf(part, in: text))
        case ("substring", .integer(let start)):
            .text(Self.part(of: text, from: start, others.dropFirst().first))
        case (_, .text(let part)):
            .boolean(
                Self.matches(
                    name,
                    Self.points(text.lowercased()),
                    Self.points(part.lowercased())
                )
            )
        default: nil
        }
    }

    private static func matches(_ name: String, _ text: [UInt32], _ part: [UInt32]) -> Bool {
        switch name {
        case "startswith": text.starts(with: part)
        case "endswith": text.reversed().starts(with: part.reversed())
        default: place(of: part, in: text) != nil
        }
    }

    private static func place(of part: [UInt32], in text: [UInt32]) -> Int? {
        (0...text.count).first { text[$0...].starts(with: part) }
    }

    private func indexOf(_ part: String, in text: String) -> Int {
        let fold = { (text: String) in database == .msSQL ? text.lowercased() : text }
        return Self.place(of: Self.points(fold(part)), in: Self.points(fold(text))) ?? -1
    }

    private static func part(of text: String, from start: Int, _ length: Value?) -> String {
        var end = Int.max
        if case .integer(let count) = length { end = start + count }
        var result = String.UnicodeScalarView()
        for (index, scalar) in text.unicodeScalars.enumerated() where index >= start {
            if index < end { result.append(scalar) }
        }
        return String(result)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop { $0 == " " }.reversed().drop { $0 == " " }
        return String(String.UnicodeScalarView(scalars.reversed()))
    }

    // MARK: - Numbers

    private static func rounding(_ name: String, _ number: Decimal) -> Value? {
        switch name {
        case "round": .decimal(rounded(number, .plain))
        case "floor": .decimal(rounded(number, .down))
        case "ceiling": .decimal(rounded(number, .up))
        default: nil
        }
    }

    // MARK: - Dates and times

    private static func part(_ name: String, _ moment: Int) -> Value? {
        let day = dayNumber(moment)
        let time = moment - day * dayLength
        switch name {
        case "date": return .day(day)
        case "time": return .time(time)
        case "totaloffsetminutes": return .integer(0)
        case "year": return .integer(calendarPart(.year, day))
        case "month": return .integer(calendarPart(.month, day))
        case "day": return .integer(calendarPart(.day, day))
        default: return clock(name, time)
        }
    }

    private static func clock(_ name: String, _ time: Int) -> Value? {
        switch name {
        case "hour": .integer(time / 3_600_000_000)
        case "minute": .integer(time / 60_000_000 % 60)
        case "second": .integer(time / 1_000_000 % 60)
        case "fractionalseconds": .decimal(Decimal(time % 1_000_000) / 1_000_000)
        default: nil
        }
    }

    private static func calendarPart(_ part: Calendar.Component, _ day: Int) -> Int {
        calendar.component(part, from: Date(timeIntervalSince1970: Double(day) * 86_400))
    }

    private static let calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        return calendar
    }()
}
