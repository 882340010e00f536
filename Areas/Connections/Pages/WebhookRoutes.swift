internal import Access
internal import Kernel
internal import Partners
internal import Storage
internal import Web

/// The webhooks of a partner's systems, for its own people.
struct WebhookRoutes: Sendable {
    let connections: ConnectionsFacade

    var routes: [Route] {
        let permission = AccessPermission.manageTillKeys
        let one = "/webhooks/{id}"
        return [
            .needs(permission, .get, "/webhooks", list), .needs(permission, .post, "/webhooks", register),
            .needs(permission, .get, one, show), .needs(permission, .post, "\(one)/test", test),
            .needs(permission, .post, "\(one)/pause", { try await set(.paused, $0) }),
            .needs(permission, .post, "\(one)/resume", { try await set(.active, $0) }),
            .needs(permission, .get, "\(one)/stop", question),
            .needs(permission, .post, "\(one)/stop", { try await set(.stopped, $0) }),
            .needs(permission, .post, "\(one)/deliveries/{delivery}/again", sendAgain),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer { .page(try await page(visit)) }

    private func register(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let made = try await connections.store.write { [connections] tx in
                try RegisterWebhook(
                    connections: connections, partnerCode: form.text("partner"), url: form.text("url"),
                    events: Set(WebhookEvent.chosen.filter { form.all("event").contains($0.rawValue) })
                ).run(as: visit.actor, in: tx)
            }
            return .page(
                KeyPage(
                    name: made.webhook.url, token: WebhookSignature.shown(made.secret),
                    label: visit.text("connections.webhook_secret"), back: WebhooksPage.path,
                    backLabel: visit.text("connections.webhooks")))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: WebhooksPage.fieldsOfRefusals)
            return .page(try await page(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        return .page(
            try await connections.store.read { [connections] tx in
                let webhook = try connections.webhook(try visit.parameter("id"), for: visit.actor, in: tx)
                var found = try DeliveryQueries.deliveries(
                    of: webhook.id, offset: paging.offset, limit: paging.size + 1, in: tx)
                let hasMore = found.count > paging.size
                if hasMore { found.removeLast() }
                return WebhookPage(
                    webhook, found, partner: try connections.ground(of: visit.actor, in: tx).name(of: webhook.partner),
                    pages: paging.links(on: WebhookPage.path(of: webhook.id), hasMore: hasMore), visit.messages)
            })
    }

    private func test(_ visit: SignedIn) async throws -> Answer {
        try await change(visit, "connections.webhook_test_sent") { change, tx in try change.test(in: tx) }
    }

    private func set(_ state: Webhook.State, _ visit: SignedIn) async throws -> Answer {
        let answer = try await change(visit, "connections.webhook_now_\(state.rawValue)") { change, tx in
            try change.set(state, as: visit.actor, in: tx)
        }
        guard state == .stopped else { return answer }
        return .redirect(to: WebhooksPage.path, flash: Flash("connections.webhook_now_stopped"))
    }

    private func sendAgain(_ visit: SignedIn) async throws -> Answer {
        let delivery = try visit.parameter("delivery")
        return try await change(visit, "connections.webhook_sent_again") { change, tx in
            try change.sendAgain(delivery, in: tx)
        }
    }

    private func question(_ visit: SignedIn) async throws -> Answer {
        let webhook = try await connections.store.read { [connections] tx in
            try connections.webhook(try visit.parameter("id"), for: visit.actor, in: tx)
        }
        return .page(
            StopKeyPage(
                "webhook_stop", webhook.url, visit.messages, path: LocalPath("/webhooks/\(webhook.id)/stop"),
                back: WebhooksPage.path, backLabel: "connections.webhooks"))
    }

    private func change(
        _ visit: SignedIn, _ told: String, _ body: @escaping @Sendable (ChangeWebhook, Transaction) throws -> Void
    ) async throws -> Answer {
        let id = try visit.parameter("id")
        try await connections.store.write { [connections] tx in
            try body(ChangeWebhook(webhook: try connections.webhook(id, for: visit.actor, in: tx)), tx)
        }
        return .redirect(to: WebhookPage.path(of: id), flash: Flash(told))
    }

    private func page(_ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil) async throws -> WebhooksPage {
        try await connections.store.read { [connections] tx in
            let ground = try connections.ground(of: visit.actor, in: tx)
            let webhooks = try WebhookQueries.webhooks(of: ground.ownPartners.map(\.number), in: tx)
            return WebhooksPage(webhooks, ground, visit.messages, form: form, trouble: trouble)
        }
    }
}

extension ConnectionsFacade {
    /// A webhook of a partner of one's own that is not stopped; throws `NotFound` for every other.
    func webhook(_ id: String, for actor: Actor, in tx: Transaction) throws -> Webhook {
        guard let webhook = try WebhookQueries.webhook(id, in: tx), webhook.state != .stopped,
            try ground(of: actor, in: tx).name(of: webhook.partner) != nil
        else { throw NotFound("webhook") }
        return webhook
    }
}
