internal import Web

/// `POST /api/v1/sales`: programs report sales and reversals, one by one or up to a thousand together.
struct SalesCalls: Sendable {
    let sales: SalesFacade

    var routes: [Route] {
        [.api(needs: SalesFacade.record, .post, "/api/v1/sales", take)]
    }

    private func take(_ visit: SignedIn) async throws -> Answer {
        switch try SalesCalls.read(visit.bytes) {
        case .one(let item):
            let (answers, json) = try await answer([item], visit, isArray: false)
            return .json(bytes: json.bytes, status: answers.first?.status.httpStatus ?? .internalError)
        case .many(let items):
            return .json(bytes: try await answer(items, visit, isArray: true).json.bytes)
        }
    }

    private static func read(_ body: [UInt8]) throws -> SaleJSON.Body {
        do throws(SaleJSON.Fault) {
            return try SaleJSON.read(body)
        } catch {
            switch error {
            case .unreadable: throw Problem(.badRequest, "bad_json")
            case .tooManyItems: throw Problem(.contentTooLarge, "too_many_items", ["most": "1.000"])
            }
        }
    }

    private func answer(
        _ items: [SaleItem], _ visit: SignedIn, isArray: Bool
    ) async throws -> (answers: [SaleAnswer], json: SaleAnswerJSON) {
        let readings = items.map(\.reading)
        let answers =
            readings.isEmpty
            ? [] : try await sales.clerk.take(readings.map(\.entry), by: visit.actor, for: SalesFacade.record)
        var json = SaleAnswerJSON(capacity: 2 + answers.count * 256)
        if isArray { json.append("[") }
        for (index, answer) in answers.enumerated() {
            if index > 0 { json.append(",") }
            // What stands has a sentence without gaps to fill.
            let parameters = answer.code == nil ? [:] : answer.parameters(row: index + 1)
            json.append(answer, message: visit.text(readings[index].messageKey ?? answer.messageKey, parameters))
        }
        if isArray { json.append("]") }
        return (answers, json)
    }
}

extension SaleAnswer.Status {
    /// The status of an answer to one sale; in an array each item has its own word instead.
    fileprivate var httpStatus: Status {
        switch self {
        case .created: .created
        case .exists: .ok
        case .refused, .rejected, .unsettled: .unprocessable
        case .conflict: .conflict
        }
    }
}
