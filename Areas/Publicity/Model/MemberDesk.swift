internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Storage

/// Everything that a member's own pages show: the member, the unit of today, and what the unit's members may buy.
struct MemberDesk: Sendable {
    let own: OwnRecord
    /// Nil for a member without a unit today.
    let unit: UnionUnit?
    let boards: BoardGround
    /// What the member may buy today.
    let offers: [OfferBook.Offer]
    /// Points near the unit at which the member may buy something.
    let places: [PublicGround.Place]

    var ground: PublicGround { boards.ground }
    /// The member's number and those that went into it.
    var numbers: [Int64] { [own.record.number] + own.record.formerNumbers.sorted() }

    /// Throws `NotFound` when the account is no member's.
    init(_ publicity: PublicityFacade, as actor: Actor, in tx: Transaction) throws {
        guard let memberNo = MemberDesk.memberNo(of: actor), let own = try publicity.members.own(memberNo, in: tx)
        else { throw NotFound("member") }
        self.own = own
        let boards = try BoardGround(publicity, withBoards: false, in: tx)
        self.boards = boards
        let book = boards.ground.book
        let unit = own.record.unit(on: book.day, in: book.tree).flatMap { book.tree.unit($0) }
        self.unit = unit
        let offers = unit.map { book.offers(for: $0) } ?? []
        self.offers = offers
        let codes = Set(offers.map(\.product.number))
        places =
            unit.map { unit in
                boards.near(unit) { place in place.offers.contains { codes.contains($0.product.number) } }
            } ?? []
    }

    /// The dense numbers of the member, for what needs no desk.
    ///
    /// Throws `NotFound` when the account is no member's.
    static func numbers(_ publicity: PublicityFacade, of actor: Actor, in tx: Transaction) throws -> [Int64] {
        guard let memberNo = memberNo(of: actor),
            let record = try publicity.members.find([memberNo], in: tx)[memberNo]
        else { throw NotFound("member") }
        return [record.number] + record.formerNumbers.sorted()
    }

    private static func memberNo(of actor: Actor) -> String? {
        actor.scopes(for: PublicityFacade.ownBenefits).lazy.compactMap { scope in
            if case .member(let number) = scope { number } else { nil }
        }.first
    }

    var unitName: String? { unit.map { ground.book.tree.name(of: $0, on: ground.book.day) } }
}

/// What a member has bought, added up: refused and voided sales count for nothing.
struct OwnPurchases: Sendable {
    struct Line: Sendable {
        let purchase: MemberPurchases.Purchase
        let point: String
    }

    let lines: [Line]

    var counted: [Line] { lines.filter { $0.purchase.status == .accepted } }
    var paid: Dong { counted.reduce(Dong(0)) { $0 + $1.purchase.paidAmount } }
    var saved: Dong { counted.reduce(Dong(0)) { $0 + $1.purchase.savedAmount } }
}
