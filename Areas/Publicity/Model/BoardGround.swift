internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// The boards of all open points, and whose they are.
struct BoardGround: Sendable {
    struct Line: Sendable {
        let place: PublicGround.Place
        let state: BoardState
        let last: BoardPosting?
    }

    let ground: PublicGround
    private let territories: TerritoryMap
    private let latest: [Int64: BoardPosting]

    /// Without the boards themselves for who only asks which points are near.
    init(_ publicity: PublicityFacade, withBoards: Bool = true, in tx: Transaction) throws {
        ground = try PublicGround(publicity.partners, in: tx)
        territories = try publicity.organisation.territories.value(in: tx)
        latest = withBoards ? try BoardQueries.latest(in: tx) : [:]
    }

    func line(_ place: PublicGround.Place) -> Line {
        let last = latest[place.point.number]
        return Line(place: place, state: state(place, last), last: last)
    }

    private func state(_ place: PublicGround.Place, _ last: BoardPosting?) -> BoardState {
        guard let last else { return .missing }
        let isSame = goods(place.point, on: last.pricesOn) == goods(place.point, on: ground.book.day)
        return isSame ? .posted : .outdated
    }

    /// The price rows of a point's seller and its head that hold on a day.
    private func goods(_ point: PointOfSale, on day: Day) -> Set<[Int64]> {
        let register = ground.book.register
        let sellers = [point.partnerNumber, register.head(of: point.partnerNumber)]
        return Set(
            register.products.compactMap { product in
                guard let price = product.price(on: day), let agreement = register.agreement(price.agreementNumber),
                    agreement.days.contains(day), sellers.contains(agreement.partnerNumber), let from = price.days.from
                else { return nil }
                return [product.number, Int64(from.number)]
            })
    }

    // MARK: Whose

    /// The open points at which something is sold, that are within one of the scopes.
    func places(within scopes: [Scope]) -> [PublicGround.Place] {
        let reaches = scopes.map(reach)
        return ground.places.filter { place in !place.offers.isEmpty && reaches.contains { $0(place) } }
    }

    func reaches(_ place: PublicGround.Place, _ scopes: [Scope]) -> Bool {
        scopes.contains { reach($0)(place) }
    }

    private func reach(_ scope: Scope) -> (PublicGround.Place) -> Bool {
        let (book, register) = (ground.book, ground.book.register)
        switch scope {
        case .everything: return { _ in true }
        case .partner(let code):
            let own = register.partner(code: code).map { register.branches(of: $0.number) } ?? []
            return { own.contains($0.point.partnerNumber) }
        case .unit(let code):
            let heir = book.tree.unit(code: code).flatMap { book.tree.heir(of: $0.number, made: nil, on: book.day) }
            guard let unit = heir.flatMap({ book.tree.unit($0) }) else { return { _ in false } }
            return reach(of: unit)
        case .point, .member: return { _ in false }
        }
    }

    /// The points of a unit: in its house or those below it, or in its territory, else that of the next one above.
    func reach(of unit: UnionUnit) -> (PublicGround.Place) -> Bool {
        let book = ground.book
        guard unit.number != book.tree.root?.number else { return { _ in true } }
        let own = territory(of: unit)
        return { place in
            if let host = book.host(of: place.point), book.tree.isWithin(host.number, unit.number, on: book.day) {
                return true
            }
            return !place.keys(book).isDisjoint(with: own)
        }
    }

    /// Points that sell something nearest to a unit: in its house or territory, else in that of the next one above
    /// that has any; the whole country for the Confederation.
    func near(_ unit: UnionUnit, where isMeant: (PublicGround.Place) -> Bool) -> [PublicGround.Place] {
        let (book, tree) = (ground.book, ground.book.tree)
        let selling = ground.places.filter { !$0.offers.isEmpty && isMeant($0) }
        for upper in tree.lineage(of: unit.number, on: book.day) where upper.number != tree.root?.number {
            let own = territories.own(upper, on: book.day, in: tree)
            let found = selling.filter { place in
                let isHosted = book.host(of: place.point).map { tree.isWithin($0.number, upper.number, on: book.day) }
                return isHosted ?? false || !place.keys(book).isDisjoint(with: own)
            }
            if !found.isEmpty { return found }
        }
        return unit.number == tree.root?.number ? selling : []
    }

    private func territory(of unit: UnionUnit) -> Set<DivisionKey> {
        let (tree, day) = (ground.book.tree, ground.book.day)
        for upper in tree.lineage(of: unit.number, on: day) where upper.number != tree.root?.number {
            let own = territories.own(upper, on: day, in: tree)
            if !own.isEmpty { return own }
        }
        return []
    }
}

extension PublicGround.Place {
    /// Every division in which the point lies, in the words of its own time and of today.
    func keys(_ book: OfferBook) -> Set<DivisionKey> {
        let stated = point.division.map { book.divisions.lineage(of: $0).map(\.key) } ?? []
        return Set(stated + book.place(of: point).map(\.key))
    }
}
