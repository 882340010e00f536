internal import Kernel
internal import Storage
internal import Web

/// The register of difficulties for programs: the list, one, raising, answering.
struct DifficultyCalls: Sendable {
    let store: Store
    let supervision: SupervisionFacade

    private static let pageSize = 100

    var routes: [Route] {
        let path = "/api/v1/difficulties"
        return [
            .api(needs: SupervisionFacade.read, .get, path, list),
            .api(needs: SupervisionFacade.raise, .post, path, raise),
            .api(needs: SupervisionFacade.read, .get, "\(path)/{number}", show),
            .api(needs: SupervisionFacade.answer, .post, "\(path)/{number}/answer", answer),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let page = visit.query("page").map { Digits.integer($0) } ?? 1
        guard let page, (1...10_000).contains(page) else {
            throw Problem(
                Refusal("difficulty_bad_page", ["value": visit.query("page") ?? ""]), status: .badRequest)
        }
        let (request, first) = (DifficultiesRequest(visit), Int(page - 1) * DifficultyCalls.pageSize)
        let look = try await refusing { [supervision] tx in
            try DifficultiesLook(
                request, rows: first..<(first + DifficultyCalls.pageSize), as: visit.actor, supervision, in: tx)
        }
        return try .json(
            DifficultiesWire(
                page: Int(page), hasMore: look.hasMore, difficulties: look.lines.map { DifficultyWire($0) }))
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        try await told(try visit.difficultyNumber(), visit, status: .ok)
    }

    private func told(_ number: Int64, _ visit: SignedIn, status: Status) async throws -> Answer {
        let look = try await refusing { [supervision] tx in
            try DifficultyLook(number, as: visit.actor, supervision, in: tx)
        }
        return try .json(DifficultyWire(look), status: status)
    }

    private func raise(_ visit: SignedIn) async throws -> Answer {
        let wire = try visit.json(RaiseWire.self)
        let number = try await changing { [supervision] tx in
            let own = DifficultyReach(visit.actor, try DifficultyGround(supervision, in: tx)).ownCode
            return try RaiseDifficulty(supervision: supervision, actor: visit.actor).raise(
                try wire.draft(own: own, today: tx.today), in: tx)
        }
        return try await told(number, visit, status: .created)
    }

    private func answer(_ visit: SignedIn) async throws -> Answer {
        let (number, wire) = (try visit.difficultyNumber(), try visit.json(AnswerWire.self))
        let handling = HandleDifficulty(
            supervision: supervision, actor: visit.actor, number: number, version: wire.version)
        try await changing { tx in try handling.answer(try wire.words(), in: tx) }
        return try await told(number, visit, status: .ok)
    }

    private func refusing<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await store.read(body)
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.difficultyStatus)
        }
    }

    private func changing<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await store.write(body)
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.difficultyStatus)
        }
    }
}

extension Refusal {
    /// The status with which a call is answered.
    fileprivate var difficultyStatus: Status {
        switch code {
        case "difficulty_not_yours", "difficulty_not_yours_to_answer": .forbidden
        case "difficulty_changed_meanwhile": .conflict
        default: .unprocessable
        }
    }
}
