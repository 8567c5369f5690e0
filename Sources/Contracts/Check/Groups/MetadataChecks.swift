import CreatioClient
import OData

/// Whether the instance has the objects and columns, as its own `$metadata` tells.
enum MetadataChecks {
    static func run(on bench: inout CheckBench) async throws {
        guard let model = try await model(on: &bench) else { return }
        bench.model = model
        for object in bench.requirements.objects { check(object, in: model, on: &bench) }
        summarise(on: &bench)
    }

    private static func model(on bench: inout CheckBench) async throws -> EntityModel? {
        let names = Set(bench.requirements.objects.map(\.name))
        do {
            let document = try await bench.client.metadata()
            let model = try EntityModel(csdl: document, detailing: names)
            bench.pass(
                .metadata,
                "\(model.entityTypes.count) objects in \(document.count) bytes"
            )
            return model
        } catch let error as CreatioError {
            switch error {
            case .busy, .unreachable, .outcomeUnknown:
                bench.fail(.metadata, "\(error)", isOutOfReach: true)
            case .tokenRefused, .notAuthorized, .refused, .notOData:
                bench.fail(.metadata, "\(error)")
            }
        } catch let error as CSDLError {
            bench.fail(.metadata, "\(error)")
        }
        return nil
    }

    private static func check(
        _ object: CheckRequirements.Object,
        in model: EntityModel,
        on bench: inout CheckBench
    ) {
        guard let type = model.entityType(object.name) else {
            // A lookup that leads to it may have told so already.
            guard !bench.lacks(object.name) else { return }
            let nearest = NearestWord.to(object.name, among: model.entityTypes.map(\.name))
            bench.fail(
                .objects,
                "there is no object '\(object.name)'" + Self.hint(nearest),
                subject: object.name
            )
            return
        }
        // A lookup goes with the object that it leads to, which is told then.
        let columns = object.columns.filter { column in
            guard let target = column.target, model.entityType(target) == nil else { return true }
            if !bench.lacks(target) {
                bench.fail(
                    .objects,
                    "there is no object '\(target)', to which '\(column.name)' would lead",
                    subject: target
                )
            }
            return false
        }
        for column in columns { check(column, in: type, on: &bench) }
    }

    private static func check(
        _ column: CheckRequirements.Column,
        in type: EntityType,
        on bench: inout CheckBench
    ) {
        let subject = "\(type.name).\(column.name)"
        guard let property = type.property(column.name) else {
            let nearest = NearestWord.to(column.name, among: type.properties.map(\.name))
            bench.fail(
                .columns,
                "there is no column '\(column.name)'" + Self.hint(nearest),
                subject: subject
            )
            return
        }
        guard column.type == nil || property.type == column.type else {
            bench.fail(
                .types,
                "it is \(property.type.rawValue), and \(column.type?.rawValue ?? "") is needed",
                subject: subject
            )
            return
        }
        guard let target = column.target else { return }
        let link = type.navigationProperties.first {
            !$0.isCollection && $0.foreignKey == column.name
        }
        guard link?.target != target else { return }
        bench.fail(
            .lookups,
            link.map { "it leads to \($0.target), and \(target) is needed" }
                ?? "it is no lookup, and one to \(target) is needed",
            subject: subject
        )
    }

    private static func hint(_ nearest: String?) -> String {
        nearest.map { "; '\($0)' exists" } ?? ""
    }

    /// One line for each thing that was looked at and has no fault.
    private static func summarise(on bench: inout CheckBench) {
        let objects = bench.requirements.objects
        let columns = objects.flatMap(\.columns)
        let facts: [(CheckID, String)] = [
            (.objects, objects.map(\.name).joined(separator: ", ")),
            (.columns, "all \(columns.count)"), (.types, "all \(columns.count)"),
            (.lookups, "all \(columns.count { $0.target != nil })"),
        ]
        for (check, fact) in facts where !bench.hasTold(of: check) {
            bench.pass(check, fact)
        }
    }
}
