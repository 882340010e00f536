internal import Kernel
internal import Storage
internal import Web

/// Events of units: their list, their forms with preview, and taking them back.
struct ChangeRoutes: Sendable {
    let store: Store
    let organisation: OrganisationFacade
    let affairs: [UnitAffairs]

    var routes: [Route] {
        [
            .needs(OrganisationFacade.read, .get, "/unit-changes", list),
            .needs(OrganisationFacade.change, .get, "/unit-changes/new", show),
            .needs(OrganisationFacade.change, .post, "/unit-changes", take),
            .needs(OrganisationFacade.read, .get, "/unit-changes/{number}", event),
            .needs(OrganisationFacade.change, .post, "/unit-changes/{number}/undo", undo),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let code = VietnameseText.clean(visit.query("unit") ?? "")
        let look = try await store.read { [organisation] tx in
            try ChangesLook(
                of: code, as: visit.actor, organisation, offset: paging.offset, limit: paging.size + 1, in: tx)
        }
        let trouble = look.refusal.map { Trouble($0, visit.messages, fields: ["unit_unknown": "unit"]) }
        let page = ChangesPage(
            look.events, of: code, look.tree, paging, canChange: visit.actor.may(OrganisationFacade.change),
            trouble: trouble, visit.messages)
        return .page(page, status: look.refusal?.unitStatus ?? .ok)
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let value: @Sendable (String) -> String = { visit.query($0) ?? "" }
        let kind = UnitChange.Kind(rawValue: value("kind")) ?? .merge
        guard visit.query("day") != nil else {
            return .page(ChangePage(kind, value, trouble: nil, preview: nil, visit.messages))
        }
        do {
            let preview = PreviewChange(order: try ChangeOrder(value), organisation: organisation, affairs: affairs)
            let seen = try await store.read { tx in try preview.run(as: visit.actor, in: tx) }
            return .page(ChangePage(kind, value, trouble: nil, preview: seen, visit.messages))
        } catch let refusal as Refusal {
            return troubled(kind, value, refusal, visit)
        }
    }

    private func take(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let kind = UnitChange.Kind(rawValue: form["kind"]) ?? .merge
        do {
            let action = TakeChange(
                order: try ChangeOrder { form[$0] }, version: Int64(form["version"]) ?? -1, organisation: organisation)
            let number = try await store.write { tx in try action.run(as: visit.actor, in: tx) }
            return .redirect(to: LocalPath("/unit-changes/\(number)"), flash: Flash("flash.unit_changed"))
        } catch let refusal as Refusal {
            return troubled(kind, { form[$0] }, refusal, visit)
        }
    }

    private func troubled(
        _ kind: UnitChange.Kind, _ value: (String) -> String, _ refusal: Refusal, _ visit: SignedIn
    ) -> Answer {
        let trouble = Trouble(refusal, visit.messages, fields: ChangePage.fieldsOfRefusals)
        let status = refusal.code == "unit_unknown" ? .unprocessable : refusal.unitStatus
        return .page(ChangePage(kind, value, trouble: trouble, preview: nil, visit.messages), status: status)
    }

    private func event(_ visit: SignedIn) async throws -> Answer {
        .page(ChangeEventPage(try await look(visit), visit.messages))
    }

    private func undo(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let number = try ChangeRoutes.number(visit)
        let action = UndoChange(
            event: number, version: Int64(form["version"]) ?? -1, reason: form["reason"], organisation: organisation,
            affairs: affairs)
        do {
            try await store.write { tx in try action.run(as: visit.actor, in: tx) }
            return .redirect(to: LocalPath("/unit-changes/\(number)"), flash: Flash("flash.unit_change_undone"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ["undo_reason_missing": "reason"])
            let page = ChangeEventPage(try await look(visit), form: form, trouble: trouble, visit.messages)
            return .page(page, status: refusal.unitStatus)
        }
    }

    private func look(_ visit: SignedIn) async throws -> ChangeEventLook {
        let number = try ChangeRoutes.number(visit)
        return try await store.read { [organisation, affairs] tx in
            try ChangeEventLook(number: number, as: visit.actor, organisation, affairs, in: tx)
        }
    }

    private static func number(_ visit: SignedIn) throws -> Int64 {
        guard let number = Int64(try visit.parameter("number")) else { throw NotFound("unit change") }
        return number
    }
}
