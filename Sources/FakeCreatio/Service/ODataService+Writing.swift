import HTTPTypes
import JSON
import OData
import Wire

extension ODataService {
    /// Inserts a row and echoes it whole, with the digits that only the server knows.
    func insert(into table: EntityTable) throws -> Outcome {
        try require(.create, on: table)
        if let fault = mediaTypeFault() { return Outcome(response: fault) }
        let payload = try payload(of: table, for: .insert)
        let context = context()
        let plan = try QueryPlan(
            QueryOptions(),
            of: table,
            in: model,
            rules: settings.queryRules
        )
        return try save(context) { layer in
            let row = try layer.insert(into: table, payload.values)
            let echo = document(
                of: ResultRow(row: row.shown(as: table), expanded: []),
                plan,
                .echo(context.stamp)
            )
            var response = WireResponse.odata(echo, status: .created)
            response.headers[.location] = "\(root)/\(table.name)(\(row.id))"
            return response
        }
    }

    /// Changes a row; that a missing one is answered like a missing page is assumed.
    func update(_ id: String, in table: EntityTable) throws -> Outcome {
        try require(.update, on: table)
        if let fault = mediaTypeFault() { return Outcome(response: fault) }
        let payload = try payload(of: table, for: .update)
        guard !payload.isVoid else { return Outcome(response: .odataNoContent) }
        return try save(context()) { layer in
            guard try !access.hides(id, in: table, layer.transaction),
                try layer.update(id, in: table, payload.values) != nil
            else { return WireResponse(status: .notFound) }
            return .odataNoContent
        }
    }

    func delete(_ id: String, from table: EntityTable) throws -> Outcome {
        try require(.delete, on: table)
        return try save(context()) { layer in
            guard try !access.hides(id, in: table, layer.transaction),
                try layer.delete(id, from: table)
            else { return WireResponse(status: .notFound) }
            return .odataNoContent
        }
    }

    func context() -> SaveContext {
        settings.saveContext(for: user, in: culture, environment)
    }

    func save(
        _ context: SaveContext,
        _ body: (inout EntityLayer) throws -> WireResponse
    ) throws -> Outcome {
        try store.write { transaction in
            var layer = EntityLayer(
                transaction: transaction,
                context: context,
                processes: processes
            )
            let response = try body(&layer)
            return Outcome(response: response, started: layer.started)
        }
    }
}
