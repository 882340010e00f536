internal import Access
internal import CardFormat
internal import Credential
internal import Kernel
internal import Members
internal import Organisation
internal import Storage

/// Makes cards for members, all or none.
struct IssueCards: Sendable {
    /// More are made by several calls, so that others can write in between.
    static let most = 2_000

    let cards: CardsFacade
    let orders: [CardOrder]

    /// The cards in the order in which they were asked for.
    ///
    /// A printed card takes the place of the printed ones before it, which no longer hold; cards on telephones run out
    /// by themselves. Throws `card_not_a_member`, `card_too_many`, `card_key_missing`, `card_secret_key_missing`, and
    /// `card_id_taken` when a telephone drew a pseudonym that is in use.
    func run(as actor: Actor, in tx: Transaction) throws -> [IssuedCard] {
        guard !orders.isEmpty else { return [] }
        guard orders.count <= IssueCards.most else { throw Refusal("card_too_many") }
        try tx.lock(.cards)
        let holders = try holders(in: tx)
        let key = try cards.lists.value(in: tx).signer(.card, at: tx.now)
        let issuer = CardIssuer(key: try cards.safe.open(key))
        let places = try places(in: tx)
        let made = zip(orders, places).map { order, place in
            (order: order, card: card(order.proof, at: place, now: tx.now.unixSeconds))
        }
        let printed = orders.filter { $0.proof.kind == .print }.compactMap { holders[$0.memberNo] }
        if !printed.isEmpty {
            _ = try CardQueries.revoke(of: printed, kinds: [.print], .replaced, in: tx)
            try tx.markChanged(CardsFacade.revocationsRegister)
        }
        let rows = made.map { order, card in
            CardQueries.NewCard(
                id: card.id, memberNumber: holders[order.memberNo] ?? 0, kind: order.proof.kind, keyName: key.name,
                status: card.status, expires: card.expires)
        }
        guard try CardQueries.insert(rows, by: actor, in: tx) else { throw Refusal("card_id_taken") }
        try tx.audit(
            actor, "cards.issued", orders.count == 1 ? "member:\(orders[0].memberNo)" : "members",
            ["count": String(orders.count), "kind": orders[0].proof.kind.rawValue])
        return try made.map { order, card in
            IssuedCard(
                id: card.id, memberNo: order.memberNo, kind: order.proof.kind, text: try issuer.text(card),
                expires: card.expires)
        }
    }

    /// The persons of the members, who belong to a unit today.
    private func holders(in tx: Transaction) throws -> [String: Int64] {
        let tree = try cards.organisation.tree.value(in: tx)
        let found = try cards.members.find(Set(orders.map(\.memberNo)), in: tx)
        return try orders.reduce(into: [:]) { holders, order in
            guard let member = found[order.memberNo], member.unit(on: tx.today, in: tree) != nil else {
                throw Refusal("card_not_a_member", ["member": order.memberNo])
            }
            holders[order.memberNo] = member.number
        }
    }

    private func card(_ proof: CardOrder.Proof, at place: StatusPlace, now: Int64) -> Card {
        let days = proof.kind == .print ? CardTerms.printedDays : CardTerms.telephoneDays
        let flags = CardFlags(province: 0, assurance: proof.kind.assurance, isFamily: false)
        let (id, shown): ([UInt8], Card.Proof) =
            switch proof {
            case .print: (Card.newID(), .none)
            case .phone(let id, let anchor): (id, .chain(anchor))
            case .device(let key): (Card.newID(), .device(key))
            }
        return Card(
            expires: now + days * 86_400, notBefore: nil, id: id, status: place, flags: flags, proof: shown)
    }

    /// Places in status lists, one for each card; a new list is begun when one is full.
    private func places(in tx: Transaction) throws -> [StatusPlace] {
        var places: [StatusPlace] = []
        while places.count < orders.count {
            let list = try StatusQueries.open(in: tx) ?? begin(in: tx)
            let count = min(Int64(orders.count - places.count), StatusPlaces.size - list.taken)
            let scrambled = StatusPlaces(scramble: list.scramble)
            places += (list.taken..<(list.taken + count)).map { number in
                StatusPlace(list: UInt32(list.number), index: scrambled.place(of: number))
            }
            try StatusQueries.take(count, of: list, in: tx)
        }
        return places
    }

    private func begin(in tx: Transaction) throws -> StatusQueries.List {
        let list = StatusQueries.List(
            number: try StatusQueries.greatest(in: tx) + 1, scramble: TelephoneChain.newSeed(), taken: 0)
        try StatusQueries.insert(list, in: tx)
        return list
    }
}

extension CardOrder.Kind {
    /// How certain a counter can be of its holder at best.
    var assurance: UInt8 {
        switch self {
        case .print: 1
        case .phone: 2
        case .device: 3
        }
    }
}
