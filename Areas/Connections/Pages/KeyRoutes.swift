internal import Access
internal import Kernel
internal import Partners
internal import Storage
internal import Web

/// The tokens of a partner's own tills, for its own people.
struct KeyRoutes: Sendable {
    let store: Store
    let access: AccessFacade
    let partners: PartnersFacade

    var routes: [Route] {
        let permission = AccessPermission.manageTillKeys
        return [
            .needs(permission, .get, "/partner-keys", list), .needs(permission, .post, "/partner-keys", make),
            .needs(permission, .get, "/partner-keys/{id}/stop", question),
            .needs(permission, .post, "/partner-keys/{id}/stop", stop),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer { .page(try await page(visit)) }

    private func make(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let scope = try await ground(visit.actor).scope(kind: form["place_kind"], code: form["place_code"])
            // Names are unique in the whole programme; the code in front keeps one partner's apart from another's.
            let name = VietnameseText.clean(form["client_name"])
            guard name.count >= 3 else { throw Refusal("client_name_invalid") }
            let full = "\(scope.code ?? ""): \(name)"
            let token = try await access.makeTillKey(full, on: scope, as: visit.actor)
            return .page(
                KeyPage(
                    name: full, token: token, label: visit.text("connections.key"), back: KeysPage.path,
                    backLabel: visit.text("connections.keys")))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: KeysPage.fieldsOfRefusals)
            return .page(try await page(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func question(_ visit: SignedIn) async throws -> Answer {
        .page(StopKeyPage(try await key(visit), visit.messages))
    }

    private func stop(_ visit: SignedIn) async throws -> Answer {
        try await access.stopTillKey(id: try await key(visit).id, as: visit.actor)
        return .redirect(to: KeysPage.path, flash: Flash("connections.key_stopped"))
    }

    /// A living key of one's own; throws `NotFound` for every other.
    private func key(_ visit: SignedIn) async throws -> ClientSummary {
        let id = try visit.parameter("id")
        let ground = try await ground(visit.actor)
        let found = try await store.read { [access] tx in try access.tillKey(id: id, in: tx) }
        guard let found, !found.isEnded, ground.holds(found.scope) else { throw NotFound("client") }
        return found
    }

    private func ground(_ actor: Actor) async throws -> KeyGround {
        try await store.read { [partners] tx in KeyGround(of: actor, try partners.register.value(in: tx)) }
    }

    private func page(_ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil) async throws -> KeysPage {
        let paging = Paging(visit)
        let ground = try await ground(visit.actor)
        var found = try await store.read { [access] tx in
            try access.tillKeys(
                partners: ground.partnerCodes, points: ground.pointCodes, offset: paging.offset,
                limit: paging.size + 1, in: tx)
        }
        let hasMore = found.count > paging.size
        if hasMore { found.removeLast() }
        return KeysPage(
            found, ground, pages: paging.links(on: KeysPage.path, hasMore: hasMore), visit.messages, form: form,
            trouble: trouble)
    }
}
