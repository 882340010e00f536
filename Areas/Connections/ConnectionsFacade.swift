package import Access
package import Cards
package import Kernel
package import Partners
package import Sales
package import Storage

/// What the composition may use of Connections; one for each store.
package struct ConnectionsFacade: Sendable {
    let store: Store
    let access: AccessFacade
    let partners: PartnersFacade
    let sales: SalesFacade
    let cards: CardsFacade
    let seal: SecretSeal
    /// Webhooks may lead into the server's own network, and go without TLS: for trials on one machine.
    let allowsLocalWebhooks: Bool

    package init(
        store: Store, access: AccessFacade, partners: PartnersFacade, sales: SalesFacade, cards: CardsFacade,
        seal: SecretSeal, allowsLocalWebhooks: Bool = false
    ) {
        self.store = store
        self.access = access
        self.partners = partners
        self.sales = sales
        self.cards = cards
        self.seal = seal
        self.allowsLocalWebhooks = allowsLocalWebhooks
    }

    /// What a sealed secret is bound to.
    static func bond(of webhook: String) -> String { "webhook \(webhook)" }

    /// Makes deliveries of what has happened; true when there is more.
    package func gatherEvents() async throws -> Bool {
        let gather = GatherEvents(connections: self)
        guard try await store.read({ tx in try gather.isNeeded(in: tx) }) else { return false }
        return try await store.write { tx in try gather.run(in: tx) }
    }

    /// Tells of agreements that end soon, and lets go of old deliveries.
    package func gatherDaily() async throws {
        let gather = GatherEvents(connections: self)
        try await store.write { tx in try gather.runDaily(in: tx) }
    }

    /// Sends what is due; says how many attempts were made.
    package func sendWaiting() async throws -> Int { try await SendWaiting(connections: self).run() }

    /// Takes a signed file of sales that came another way than through the API, for the partner of its key.
    package func takeFile(_ file: [UInt8], signature: String, as actor: Actor) async throws -> SignedFile {
        try await TakeSignedFile(store: store, partners: partners, sales: sales)
            .run(file, signature: signature, as: actor, in: nil)
    }
}
