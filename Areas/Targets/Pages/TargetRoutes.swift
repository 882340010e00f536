internal import Kernel
internal import Storage
internal import Web

/// The targets of a unit: the page, one target, the files, and the call for programs.
struct TargetRoutes: Sendable {
    let store: Store
    let targets: TargetsFacade

    var routes: [Route] {
        let read = TargetsFacade.read
        return [
            .needs(read, .get, "/targets", list), .needs(read, .get, "/targets/{code}", show),
            .needs(TargetsFacade.assign, .post, "/targets/{code}/reminders", remind),
            .api(needs: read, .get, "/api/v1/targets", call),
        ]
            + TargetsFormat.allCases.map { format in
                .needs(read, .get, "/targets.\(format.rawValue)") { try await file($0, format) }
            }
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let request = visit.targetsRequest
        let look = try await answer { tx in try TargetsLook(request, as: visit.actor, targets, in: tx) }
        return .page(TargetsPage(look, request, visit.messages))
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let request = visit.targetsRequest
        let code = VietnameseText.clean(try visit.parameter("code"))
        let look = try await answer { tx in
            try TargetLook(request, target: code, as: visit.actor, targets, in: tx)
        }
        return .page(TargetPage(look, Paging(visit), visit.messages))
    }

    private func remind(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let request = visit.targetsRequest
        let code = VietnameseText.clean(try visit.parameter("code"))
        do {
            let count = try await store.write { [targets] tx in
                let typed = form.optionalText("due")
                let due = typed.flatMap { Day(typed: $0) }
                guard (typed == nil) == (due == nil) else { throw Refusal("reminder_due_unreadable") }
                return try RemindMissing(targets: targets, actor: visit.actor)
                    .run(request, target: code, message: form.text("message"), due: due, in: tx)
            }
            let words = TargetWords(visit.messages)
            let path = TargetPage.path(of: code).with("unit", request.scope ?? "").with("period", request.period ?? "")
            return .redirect(
                to: path.with("as", request.view ?? "").with("rounding", request.rounding ?? ""),
                flash: Flash("flash.target_reminded", ["count": words.number(count)]))
        } catch let refusal as Refusal {
            let look = try await answer { tx in
                try TargetLook(request, target: code, as: visit.actor, targets, in: tx)
            }
            let trouble = Trouble(refusal, visit.messages, fields: TargetRoutes.fields)
            return .page(
                TargetPage(look, Paging(visit), visit.messages, typed: form, trouble: trouble), status: .unprocessable)
        }
    }

    private static let fields = [
        "reminder_message_missing": "message", "reminder_message_too_long": "message",
        "reminder_sent_already": "message", "reminder_due_passed": "due", "reminder_due_unreadable": "due",
    ]

    private func call(_ visit: SignedIn) async throws -> Answer {
        .json(bytes: try await bytes(visit, .json))
    }

    private func file(_ visit: SignedIn, _ format: TargetsFormat) async throws -> Answer {
        let bytes = try await bytes(visit, format)
        guard format != .json else { return .json(bytes: bytes) }
        let name = ["targets", visit.targetsRequest.scope, visit.targetsRequest.period].compactMap { $0 }
        return .file(
            bytes, name: "\(name.joined(separator: "-")).\(format.rawValue)", contentType: format.contentType)
    }

    private func bytes(_ visit: SignedIn, _ format: TargetsFormat) async throws -> [UInt8] {
        let (request, messages) = (visit.targetsRequest, visit.messages)
        let file = try await answer { tx in
            try targets.file(request, as: format, messages, by: visit.actor, in: tx)
        }
        return try file()
    }

    private func answer<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await store.read(body)
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.targetStatus)
        }
    }
}

extension Refusal {
    fileprivate var targetStatus: Status {
        switch code {
        case "unknown_scope": .notFound
        case "target_forbidden": .forbidden
        default: .badRequest
        }
    }
}

extension SignedIn {
    /// A pair of the query, cleaned; nil when nothing is left.
    func asked(_ name: String) -> String? {
        query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
    }

    fileprivate var targetsRequest: TargetsRequest {
        TargetsRequest(
            scope: asked("unit") ?? asked("scope"), period: asked("period"), view: asked("as"),
            rounding: asked("rounding"))
    }
}
