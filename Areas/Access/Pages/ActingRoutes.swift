internal import Kernel
internal import Web

/// Acting for somebody who has consented.
struct ActingRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        [
            .needs(AccessPermission.actFor, .get, "/acting", show),
            .needs(AccessPermission.actFor, .post, "/acting", start),
            .signedIn(.post, "/acting/stop", stop),
        ]
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(ActingPage(visit.messages, name: visit.query("name") ?? ""))
    }

    private func start(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let action = StartActing(
                draft: try ActingPage.draft(form), token: visit.session?.token ?? "", roles: facade.roles,
                ground: facade.ground)
            try await facade.change { [actor = visit.actor] tx in try action.run(as: actor, in: tx) }
            return .redirect(to: LocalPath("/"), flash: Flash("flash.acting_started"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ActingPage.fieldsOfRefusals)
            return .page(
                ActingPage(visit.messages, name: form["name"], form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func stop(_ visit: SignedIn) async throws -> Answer {
        let token = visit.session?.token ?? ""
        try await facade.change { [actor = visit.actor] tx in try StopActing(token: token).run(as: actor, in: tx) }
        return .redirect(to: LocalPath("/"), flash: Flash("flash.acting_stopped"))
    }
}
