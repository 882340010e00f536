internal import Kernel
internal import Web

/// The programs with tokens, for those who manage them.
struct ClientRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        let permission = AccessPermission.manageClients
        return [
            .needs(permission, .get, "/api-clients", list), .needs(permission, .post, "/api-clients", create),
            .needs(permission, .post, "/api-clients/{id}/end", end),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        .page(try await page(visit))
    }

    private func create(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            guard let kind = ClientKind(rawValue: form["kind"]) else { throw Refusal("client_kind_unknown") }
            let draft = ClientDraft(name: form["client_name"], kind: kind, scope: try RoleFields.scope(form))
            let token = try await facade.createClient(draft, as: visit.actor)
            return .page(ClientTokenPage(name: draft.name, token: token))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ClientsPage.fieldsOfRefusals)
            return .page(try await page(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        try await facade.endClient(id: try visit.parameter("id"), as: visit.actor)
        return .redirect(to: LocalPath("/api-clients"), flash: Flash("flash.client_ended"))
    }

    private func page(_ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil) async throws -> ClientsPage {
        let paging = Paging(visit)
        var found = try await facade.clients(offset: paging.offset, limit: paging.size + 1)
        let hasMore = found.count > paging.size
        if hasMore { found.removeLast() }
        return ClientsPage(
            found, pages: paging.links(on: LocalPath("/api-clients"), hasMore: hasMore), visit.messages, form: form,
            trouble: trouble)
    }
}
