import Foundation
import OData
import Simulation

/// Where names in a filter begin: a variable, or the row itself.
struct Place {
    var prefix: [String] = []
    var depth = 0

    func path(_ names: String...) -> FilterExpression { .path(prefix + names) }
}

extension Dice {
    static let order: [BinaryOperator] = [.eq, .ne, .gt, .ge, .lt, .le]
    static let equality: [BinaryOperator] = [.eq, .ne]

    func chance(_ count: Int) -> Bool { stream.next(below: count) == 0 }

    /// A condition of at most that many connectives on top of each other.
    func truth(depth: Int, _ place: Place = Place()) -> FilterExpression {
        switch depth == 0 ? 4 : stream.next(below: 7) {
        case 0: .binary(.and, truth(depth: depth - 1, place), truth(depth: depth - 1, place))
        case 1: .binary(.or, truth(depth: depth - 1, place), truth(depth: depth - 1, place))
        case 2: .not(truth(depth: depth - 1, place))
        case 3 where place.depth < 2: lambda(depth: depth - 1, place)
        default: term(place)
        }
    }

    private func term(_ place: Place) -> FilterExpression {
        switch stream.next(below: 11) {
        case 0: .binary(pick(Self.order), text(place), text(place))
        case 1:
            .function(pick(["contains", "startswith", "endswith"]), [text(place), text(place)])
        case 2, 3: .binary(pick(Self.order), number(place), number(place))
        case 4: .binary(pick(Self.order), moment(place), pick([moment(place), day(place)]))
        case 5: .binary(pick(Self.order), time(place), time(place))
        case 6: .binary(pick(Self.order), duration(place), duration(place))
        case 7: .binary(pick(Self.order), day(place), day(place))
        case 8:
            chance(2)
                ? place.path("ResponseOverdue")
                : .binary(
                    pick(Self.equality),
                    chance(2) ? place.path("ResponseOverdue") : term(place),
                    .literal(.boolean(pick([true, false])))
                )
        case 9:
            chance(4)
                // Rows have no order.
                ? .binary(pick(Self.equality), place.path("Contact"), .literal(.null))
                : .binary(pick(Self.order), nullable(place), .literal(.null))
        default: .binary(pick(Self.equality), row(place), row(place))
        }
    }

    /// `any` or `all` over the cases of the case, or of its contact.
    private func lambda(depth: Int, _ place: Place) -> FilterExpression {
        let path = place.prefix + collection()
        if chance(4) { return .lambda(.any, path: path, variable: nil, condition: nil) }
        let variable = "c\(place.depth)"
        // A condition may look at the outer row as well.
        let inner = Place(prefix: chance(5) ? place.prefix : [variable], depth: place.depth + 1)
        return .lambda(
            pick([.any, .all]),
            path: path,
            variable: variable,
            condition: truth(depth: min(depth, 1), inner)
        )
    }

    fileprivate func collection() -> [String] {
        pick([["CaseCollectionByParentCase"], ["Contact", "CaseCollectionByContact"]])
    }

    private func nullable(_ place: Place) -> FilterExpression {
        pick([
            place.path("Contact", "Name"), place.path("ResponseDate"), text(place), number(place),
            moment(place),
        ])
    }

    private func row(_ place: Place) -> FilterExpression {
        pick([
            place.path("Contact", "Id"), place.path("Id"),
            .literal(.guid(UUID(uuidString: "aaaaaaaa-0000-4000-8000-000000000001") ?? UUID())),
            place.path("ParentCase", "Id"), place.path("ParentCase", "Contact", "Id"),
        ])
    }
}

// MARK: - Text and numbers

extension Dice {
    private func text(_ place: Place) -> FilterExpression {
        switch stream.next(below: 12) {
        case 0: .function("tolower", [text(place)])
        case 1: .function("toupper", [text(place)])
        case 2: .function("trim", [text(place)])
        case 3: .function("concat", [text(place), text(place)])
        case 4:
            .function(
                "substring",
                [text(place), .literal(.number(pick(["-1", "0", "1", "9"])))]
                    + pick([[], [.literal(.number(pick(["0", "1", "2"])))]])
            )
        case 5...7: .literal(.string(pick(Self.texts)))
        default:
            pick([
                place.path("Subject"), place.path("Notes"), place.path("Contact", "Name"),
                place.path("Contact", "Owner", "Name"), place.path("ParentCase", "Subject"),
            ])
        }
    }

    private func number(_ place: Place) -> FilterExpression {
        switch stream.next(below: 14) {
        case 0: .function("length", [text(place)])
        case 1: .function("indexof", [text(place), text(place)])
        case 2:
            .function(
                pick(["year", "month", "day", "hour", "minute", "second", "fractionalseconds"]),
                [steadyMoment(place)]
            )
        case 3: .function(pick(["hour", "minute", "second"]), [time(place)])
        case 4: .function("totaloffsetminutes", [moment(place)])
        case 5: .function(pick(["round", "floor", "ceiling"]), [number(place)])
        case 6: .binary(pick([.add, .sub]), number(place), number(place))
        case 7: .binary(.mul, number(place), .literal(.number(pick(["-2", "3", "0.5"]))))
        case 8:
            .binary(
                pick([.div, .mod, .divby]),
                number(place),
                .literal(.number(pick(["2", "-4", "0.5", "5"])))
            )
        case 9:
            chance(2)
                ? .negate(place.path("ProcessingTimeUnitValue")) : count(place)
        case 10, 11: .literal(.number(pick(["0", "1", "1.5", "-2", "0.3", "2147483647"])))
        default:
            pick([
                place.path("ProcessingTimeUnitValue"), place.path("SolutionRemains"),
                place.path("ParentCase", "SolutionRemains"),
            ])
        }
    }
}

extension Dice {
    /// The number of cases of the case, or of its contact.
    private func count(_ place: Place) -> FilterExpression {
        // A condition stands within the collection and sees nothing outside but `$it`.
        let inner = Place(depth: place.depth + 1)
        let outer = FilterExpression.path(
            ["$it"] + pick([["SolutionRemains"], ["ParentCase", "SolutionRemains"]])
        )
        let condition =
            chance(4)
            ? .binary(pick([.eq, .le]), inner.path("SolutionRemains"), outer)
            : truth(depth: 0, inner)
        return .count(
            path: place.prefix + collection(),
            condition: chance(2) ? nil : condition
        )
    }
}

// MARK: - Dates and times

extension Dice {
    private func moment(_ place: Place) -> FilterExpression {
        chance(8) ? .function(pick(["mindatetime", "maxdatetime"]), []) : steadyMoment(place)
    }

    /// A moment that is far from both ends of time.
    private func steadyMoment(_ place: Place) -> FilterExpression {
        switch stream.next(below: 8) {
        case 0: .function("now", [])
        case 1, 2: .literal(.dateTimeOffset(pick(Self.moments)))
        case 3: .binary(pick([.add, .sub]), steadyMoment(place), spell())
        default:
            pick([
                place.path("ResponseDate"), place.path("SolutionDate"),
                place.path("ParentCase", "ResponseDate"),
            ])
        }
    }

    private func day(_ place: Place) -> FilterExpression {
        switch stream.next(below: 4) {
        case 0: .literal(.date(pick(["2026-01-01", "1969-12-31", "2024-02-29"])))
        case 1: .binary(pick([.add, .sub]), .literal(.date("2024-02-29")), spell())
        default: .function("date", [steadyMoment(place)])
        }
    }

    private func time(_ place: Place) -> FilterExpression {
        chance(3)
            ? .literal(.timeOfDay(pick(["00:00", "23:59:59.999999", "12:00:00", "10:00:00.5"])))
            : .function("time", [steadyMoment(place)])
    }

    private func duration(_ place: Place) -> FilterExpression {
        switch stream.next(below: 6) {
        case 0: .binary(.sub, steadyMoment(place), moment(place))
        case 1: .binary(.sub, day(place), day(place))
        case 2: .binary(pick([.mul, .div]), spell(), .literal(.number(pick(["2", "-1.5"]))))
        case 3: .negate(spell())
        case 4: .binary(pick([.add, .sub]), spell(), spell())
        default: spell()
        }
    }

    private func spell() -> FilterExpression {
        .literal(.duration(pick(["P1D", "PT1H", "-PT0.5S", "P20DT3H4M", "PT0.000001S", "-P400D"])))
    }
}
