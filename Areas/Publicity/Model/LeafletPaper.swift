internal import Documents
internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// Whose leaflet it is: a union unit, for its members, or a partner.
enum LeafletOwner: Sendable {
    case unit(UnionUnit)
    case partner(Partner)
}

/// The leaflet of a unit or a partner: what was promised, how one gets it, and where (clause 0.18).
struct LeafletPaper: Sendable {
    let owner: LeafletOwner
    let ground: PublicGround
    /// What the owner's members find, or what the partner sells.
    let offers: [OfferBook.Offer]
    let places: [PublicGround.Place]
    let words: OfferWords
    let origin: String

    init(_ owner: LeafletOwner, _ boards: BoardGround, _ words: OfferWords, origin: String) {
        (self.owner, self.words, self.origin) = (owner, words, origin)
        let ground = boards.ground
        self.ground = ground
        switch owner {
        case .unit(let unit):
            let found = ground.book.offers(for: unit)
            let codes = Set(found.map(\.product.number))
            offers = found
            places = boards.near(unit) { place in place.offers.contains { codes.contains($0.product.number) } }
        case .partner(let partner):
            let family = ground.book.register.branches(of: partner.number)
            offers = ground.book.offers(of: partner)
            places = ground.places.filter { !$0.offers.isEmpty && family.contains($0.point.partnerNumber) }
        }
    }

    var name: String {
        switch owner {
        case .unit(let unit): ground.book.tree.name(of: unit, on: ground.book.day)
        case .partner(let partner): partner.name
        }
    }

    var leaflet: Leaflet {
        let isOfUnit = if case .unit = owner { true } else { false }
        return Leaflet(
            kind: words.text("leaflet.kind"), heading: words.text("leaflet.heading"), owner: name,
            dated: words.text("leaflet.dated", ["day": ground.book.day.printed]),
            blocks: [commitments, method, addresses], moreFormat: words.text("leaflet.more"),
            aside: .init(
                title: words.text("leaflet.aside"),
                items: (1...4).map {
                    .init(words.text("leaflet.aside_\($0)"), words.text("leaflet.aside_\($0)_text"))
                }, whenEmpty: ""),
            backTitle: words.text("leaflet.back"), backText: words.text("leaflet.back_text"),
            codeAddress: isOfUnit ? address(PublicPath.offers) : address(ownerPath))
    }

    private var ownerPath: String {
        if case .partner(let partner) = owner { PublicPath.partner(partner.code) } else { PublicPath.offers }
    }

    private func address(_ path: String) -> String { origin + words.messages.language.prefix + path }

    /// The greatest saving first.
    private var commitments: Leaflet.Block {
        let sorted = offers.sorted {
            ($1.price.discountRate?.millionths ?? 0, $0.product.code)
                < ($0.price.discountRate?.millionths ?? 0, $1.product.code)
        }
        return .init(
            title: words.text("leaflet.commitments"),
            items: sorted.map { offer in
                let paid = words.money(offer.price.agreedPrice(quantity: 1))
                let price = [paid, words.saving(offer.price)].compactMap { $0 }.joined(separator: ", ")
                let partner = ground.book.register.partner(offer.agreement.partnerNumber)?.name
                guard case .unit = owner, let partner else { return .init("\(offer.price.name): \(price)") }
                return .init("\(offer.price.name): \(price)", partner)
            }, whenEmpty: words.text("no_offers"))
    }

    /// Ways and proofs of every partner in it, each said once.
    private var method: Leaflet.Block {
        var partners: [Int64: [String]] = [:]
        var ways: [String: [String]] = [:]
        var order: [String] = []
        for offer in offers {
            guard let instruction = offer.instruction,
                let partner = ground.book.register.partner(offer.agreement.partnerNumber)
            else { continue }
            let way = words.text(
                "board.how", ["method": words.method(instruction), "proof": words.proof(instruction)])
            let text = ([way] + instruction.stepList.enumerated().map { "\($0.offset + 1). \($0.element)" })
                .joined(separator: "\n")
            guard !(partners[partner.number]?.contains(text) ?? false) else { continue }
            partners[partner.number, default: []].append(text)
            if ways[text] == nil { order.append(text) }
            ways[text, default: []].append(partner.name)
        }
        return .init(
            title: words.text("leaflet.method"),
            items: order.map { text in .init((ways[text] ?? []).joined(separator: "; "), text) },
            whenEmpty: words.text("leaflet.no_method"))
    }

    private var addresses: Leaflet.Block {
        .init(
            title: words.text("leaflet.addresses"),
            items: places.map { .init($0.point.name, $0.point.address ?? $0.area) },
            whenEmpty: words.text("no_points"))
    }
}
