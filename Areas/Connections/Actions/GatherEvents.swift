internal import Cards
internal import Kernel
internal import Partners
internal import Sales
internal import Storage

/// Makes deliveries of what has happened since a webhook was last looked at.
///
/// Sales come from the ledger's own sequence, so nothing is missed and nothing is kept twice: a webhook that rests goes
/// on where it stood.
struct GatherEvents: Sendable {
    /// Rows of the ledger that one round looks at for one webhook.
    static let mostRows: Int64 = 5_000
    /// A webhook with so many waiting deliveries gets no more before they are sent.
    private static let mostWaiting: Int64 = 2_000

    let connections: ConnectionsFacade

    /// True when a webhook has not seen all of the ledger, or another trust list; a look, so that a quiet second costs
    /// no write.
    func isNeeded(in tx: Transaction) throws -> Bool {
        let webhooks = try WebhookQueries.active(in: tx)
        guard !webhooks.isEmpty else { return false }
        let head = try connections.sales.ledgerHead(in: tx)
        let trust = try connections.cards.trustVersion(in: tx)
        return webhooks.contains { $0.ledgerSequence < head || $0.trustVersion != trust }
    }

    /// Tells once of each agreement that ends soon, and lets go of deliveries that ended long ago.
    func runDaily(in tx: Transaction) throws {
        let register = try connections.partners.register.value(in: tx)
        for webhook in try WebhookQueries.active(in: tx) { try agreements(webhook, register, in: tx) }
        try DeliveryQueries.forgetOld(in: tx)
    }

    /// True when there is more to gather.
    func run(in tx: Transaction) throws -> Bool {
        let webhooks = try WebhookQueries.active(in: tx)
        guard !webhooks.isEmpty else { return false }
        let register = try connections.partners.register.value(in: tx)
        let head = try connections.sales.ledgerHead(in: tx)
        let trust = try connections.cards.trustVersion(in: tx)
        var isBehind = false
        for webhook in webhooks where try DeliveryQueries.waiting(of: webhook.id, in: tx) < GatherEvents.mostWaiting {
            let upTo = min(head, webhook.ledgerSequence + GatherEvents.mostRows)
            // Another server has done it meanwhile when the place is not the old one any more.
            if upTo > webhook.ledgerSequence || trust != webhook.trustVersion {
                guard try WebhookQueries.move(webhook, to: upTo, trust: trust, in: tx) else { continue }
                try sales(webhook, upTo: upTo, register, in: tx)
            }
            if trust > webhook.trustVersion, webhook.events.contains(.trustListChanged) {
                try add(.trustListChanged, "\(trust)", .trustList(version: trust), to: webhook, in: tx)
            }
            isBehind = isBehind || upTo < head
        }
        return isBehind
    }

    private func sales(
        _ webhook: Webhook, upTo: Int64, _ register: PartnerRegister, in tx: Transaction
    ) throws {
        guard webhook.events.contains(.saleRecorded) || webhook.events.contains(.saleReversed) else { return }
        let own = register.branches(of: webhook.partner)
        for sale in try connections.sales.ledgerNews(after: webhook.ledgerSequence, upTo: upTo, in: tx) {
            let event: WebhookEvent = sale.reversesID == nil ? .saleRecorded : .saleReversed
            guard webhook.events.contains(event), let point = register.point(sale.point),
                own.contains(point.partnerNumber)
            else { continue }
            let detail = WebhookBody.SaleDetail(
                id: sale.id, sequence: sale.sequence, reversesID: sale.reversesID, soldAt: sale.soldAt.iso8601,
                pointCode: point.code, productCode: register.product(sale.product)?.code ?? "",
                quantity: sale.quantity, listAmount: sale.listAmount.amount, paidAmount: sale.paidAmount.amount)
            try add(event, "\(sale.sequence)", .sale(detail), to: webhook, in: tx)
        }
    }

    private func agreements(_ webhook: Webhook, _ register: PartnerRegister, in tx: Transaction) throws {
        guard webhook.events.contains(.agreementEnding) else { return }
        let own = register.branches(of: webhook.partner)
        for agreement in register.agreements where own.contains(agreement.partnerNumber) {
            guard let end = agreement.days.to, end > tx.today, end <= tx.today + Webhook.soonDays else { continue }
            let lastDay = (end - 1).description
            try add(
                .agreementEnding, "\(agreement.code) \(lastDay)", .agreement(code: agreement.code, lastDay: lastDay),
                to: webhook, in: tx)
        }
    }

    private func add(
        _ event: WebhookEvent, _ subject: String, _ detail: WebhookBody.Detail, to webhook: Webhook,
        in tx: Transaction
    ) throws {
        try DeliveryQueries.insert(
            event, subject, body: try WebhookBody(event, at: tx.now, detail).text(), to: webhook.id, in: tx)
    }
}
