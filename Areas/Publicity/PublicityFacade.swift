package import Kernel
package import Members
package import Organisation
package import Partners
package import Sales
package import Storage
package import Supervision
package import Web

/// What the composition may use of Publicity; one for each store.
package struct PublicityFacade: Sendable {
    /// Where a member's telephone takes what it keeps.
    package static let keptBenefits = MemberPages.kept
    /// A member's own benefits.
    package static let benefitsPage = MemberPages.benefits
    /// May see which points of its scope have a board.
    package static let readBoards = Permission("boards.read")
    /// May note that a board hangs, with its photo.
    package static let postBoards = Permission("boards.post")
    /// May print leaflets and lists of offers of its unit or partner.
    package static let makeLeaflets = Permission("leaflets.make")

    /// A member's own benefits, purchases, reports and data.
    package static let ownBenefits = Permission("benefits.own")

    let organisation: OrganisationFacade
    let partners: PartnersFacade
    let members: MembersFacade
    let sales: SalesFacade
    let supervision: SupervisionFacade

    package init(
        organisation: OrganisationFacade, partners: PartnersFacade, members: MembersFacade, sales: SalesFacade,
        supervision: SupervisionFacade
    ) {
        self.organisation = organisation
        self.partners = partners
        self.members = members
        self.sales = sales
        self.supervision = supervision
    }

    /// Members who have reported something; the difficulties themselves name none.
    package static let memberDependents = MemberDependents(name: "reports") { members, tx in
        try MemberReportQueries.count(among: members.map(\.number), in: tx)
    }

    /// The boards of one point, ready to be drawn; `origin` is the site that its code leads to.
    ///
    /// Throws `NotFound` for an unknown point.
    package func boards(
        point code: String, origin: String, _ messages: Messages, in tx: Transaction
    ) throws -> BoardRun {
        let ground = try PublicGround(partners, in: tx)
        guard let point = ground.book.register.point(code: code) else { throw NotFound("point") }
        return BoardRun([ground.place(of: point)], ground, title: point.name, origin: origin, messages, at: tx.now)
    }

    /// The boards of all open points of a unit or a partner.
    ///
    /// Throws a `Refusal` with `unknown_owner`.
    package func boards(
        of code: String, origin: String, _ messages: Messages, in tx: Transaction
    ) throws -> BoardRun {
        let boards = try BoardGround(self, in: tx)
        let paper = try paper(of: code, boards, origin: origin, messages)
        let scope: Scope = if case .unit = paper.owner { .unit(code: code) } else { .partner(code: code) }
        return BoardRun(
            boards.places(within: [scope]), boards.ground, title: paper.name, origin: origin, messages, at: tx.now)
    }

    /// The leaflet of a unit or a partner as a PDF file.
    ///
    /// Throws a `Refusal` with `unknown_owner`.
    package func leaflet(
        of code: String, origin: String, _ messages: Messages, in tx: Transaction
    ) throws -> [UInt8] {
        let paper = try paper(of: code, try BoardGround(self, in: tx), origin: origin, messages)
        return try paper.file(at: tx.now)
    }

    func paper(
        of code: String, _ boards: BoardGround, origin: String, _ messages: Messages
    ) throws -> LeafletPaper {
        let book = boards.ground.book
        let words = OfferWords(messages: messages)
        if let unit = book.tree.unit(code: code), let heir = book.tree.heir(of: unit.number, made: nil, on: book.day),
            let today = book.tree.unit(heir)
        {
            return LeafletPaper(.unit(today), boards, words, origin: origin)
        }
        guard let partner = book.register.partner(code: code) else {
            throw Refusal("unknown_owner", ["value": code])
        }
        return LeafletPaper(.partner(partner), boards, words, origin: origin)
    }
}
