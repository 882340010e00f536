internal import Access
internal import Kernel
internal import Storage

/// One round of deliveries: those that are due, one webhook beside the other, each webhook one after the other.
struct SendWaiting: Sendable {
    private static let mostAtOnce = 100
    private static let goneStatus = 410

    let connections: ConnectionsFacade

    /// How many attempts were made.
    func run() async throws -> Int {
        let due = try await connections.store.read { tx in try DeliveryQueries.due(most: SendWaiting.mostAtOnce, in: tx)
        }
        let ofWebhooks = Dictionary(grouping: due, by: \.webhook)
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for deliveries in ofWebhooks.values { group.addTask { try await send(deliveries) } }
            return try await group.reduce(0, +)
        }
    }

    /// Stops at the first that fails: the address will be tried again later, and the others need not wait for it.
    private func send(_ deliveries: [WebhookDelivery]) async throws -> Int {
        var attempts = 0
        for delivery in deliveries {
            guard !Task.isCancelled, let attempt = try await claim(delivery) else { break }
            attempts += 1
            let outcome: SendDelivery.Outcome
            if let secret = attempt.secret {
                outcome = await SendDelivery(url: attempt.webhook.url, allowsLocal: connections.allowsLocalWebhooks)
                    .run(delivery, at: attempt.seconds, secret: secret)
            } else {
                outcome = .fault("secret")
            }
            try await note(outcome, of: delivery, attempt.webhook)
            guard outcome.isTaken else { break }
        }
        return attempts
    }

    private struct Attempt: Sendable {
        let webhook: Webhook
        /// Nil when it was sealed with another key.
        let secret: [UInt8]?
        let seconds: Int64
    }

    private func claim(_ delivery: WebhookDelivery) async throws -> Attempt? {
        try await connections.store.write { [connections] tx in
            guard let webhook = try WebhookQueries.webhook(delivery.webhook, in: tx), webhook.state == .active,
                let stored = try WebhookQueries.secret(of: webhook.id, in: tx),
                try DeliveryQueries.claim(delivery, in: tx)
            else { return nil }
            let secret = connections.seal.opened(
                stored.bytes, isSealed: stored.isSealed, bond: ConnectionsFacade.bond(of: webhook.id))
            return Attempt(webhook: webhook, secret: secret, seconds: tx.now.unixSeconds)
        }
    }

    private func note(
        _ outcome: SendDelivery.Outcome, of delivery: WebhookDelivery, _ webhook: Webhook
    ) async throws {
        try await connections.store.write { tx in
            var answer: Int64?
            var fault: String?
            switch outcome {
            case .answered(let status): answer = Int64(status)
            case .fault(let code): fault = code
            }
            guard !outcome.isTaken else {
                try DeliveryQueries.end(delivery, .delivered, nextAt: tx.now, answer: answer, fault: nil, in: tx)
                return try WebhookQueries.note(
                    failures: 0, heldUntil: Instant(microseconds: 0), of: webhook.id, in: tx)
            }
            let attempts = delivery.attempts + 1
            let isOver = attempts >= RetryPlan.mostAttempts || answer == Int64(SendWaiting.goneStatus)
            var generator = SystemRandomNumberGenerator()
            let next = tx.now + RetryPlan.drawn(after: attempts, using: &generator)
            try DeliveryQueries.end(
                delivery, isOver ? .failed : .waiting, nextAt: next, answer: answer, fault: fault, in: tx)
            guard !isOver else { return try WebhookQueries.set(.failing, of: webhook.id, in: tx) }
            let held = tx.now + RetryPlan.drawn(after: webhook.failures + 1, using: &generator)
            try WebhookQueries.note(
                failures: webhook.failures + 1, heldUntil: min(held, next), of: webhook.id, in: tx)
        }
    }
}
