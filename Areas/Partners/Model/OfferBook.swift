package import Kernel
package import Organisation
package import Storage

/// What members may buy on a day, where and how: for what is printed and published, which names no member.
package struct OfferBook: Sendable {
    /// A product's row with its agreement, and how one gets it; nil where nobody has said.
    package struct Offer: Sendable {
        package let product: Product
        package let price: ProductPrice
        package let agreement: Agreement
        package let instruction: Instruction?
    }

    package let day: Day
    /// By the code of the product.
    package let offers: [Offer]
    package let register: PartnerRegister
    package let tree: UnitTree
    package let divisions: DivisionMap
    private let ground: PartnerGround
    private let commitments: [PartnerGround.Commitment]
    private let byProduct: [Int64: Int]

    package init(_ partners: PartnersFacade, on day: Day? = nil, in tx: Transaction) throws {
        let ground = try PartnerGround(partners, as: .commandLine, with: [.instructions], in: tx)
        let day = day ?? tx.today
        commitments = ground.commitments(on: day).sorted { $0.product.code < $1.product.code }
        offers = commitments.map { commitment in
            Offer(
                product: commitment.product, price: commitment.price, agreement: commitment.agreement,
                instruction: InstructionsRegister.Line(commitment, ground, on: day).instruction)
        }
        byProduct = Dictionary(
            uniqueKeysWithValues: offers.enumerated().map { ($0.element.product.number, $0.offset) })
        (register, tree, divisions) = (ground.register, ground.tree, ground.divisions)
        (self.ground, self.day) = (ground, day)
    }

    package func offer(code: String) -> Offer? {
        register.product(code: code).flatMap { byProduct[$0.number] }.map { offers[$0] }
    }

    /// Points that are open on the day, by number.
    package var openPoints: [PointOfSale] { register.points.filter { $0.days.contains(day) } }

    /// What is sold to members at a point; nothing while it is closed.
    package func offers(at point: PointOfSale) -> [Offer] {
        guard point.days.contains(day) else { return [] }
        return ground.goods(at: point, on: day, among: commitments).compactMap { commitment in
            byProduct[commitment.product.number].map { offers[$0] }
        }
    }

    /// What a partner sells; a branch sells also what its head has agreed on.
    package func offers(of partner: Partner) -> [Offer] {
        let sellers = [partner.number, register.head(of: partner.number)]
        return offers.filter { sellers.contains($0.agreement.partnerNumber) }
    }

    /// What members of a unit may buy.
    package func offers(for unit: UnionUnit) -> [Offer] {
        offers.filter { ground.covers($0.agreement, unit, on: day) }
    }

    /// True when members of the unit may buy it.
    package func covers(_ offer: Offer, _ unit: UnionUnit) -> Bool {
        ground.covers(offer.agreement, unit, on: day)
    }

    /// The unit in whose house a point stands.
    package func host(of point: PointOfSale) -> UnionUnit? { ground.host(of: point, on: day) }

    /// How one gets what a partner offers in general.
    package func instruction(of partner: Partner) -> Instruction? {
        let family = [partner.number, register.head(of: partner.number)]
        return ground.instructions.first {
            family.contains($0.partnerNumber) && $0.productNumber == nil && $0.days.contains(day)
        }
    }

    /// Where a point is in today's divisions, from the commune to the province; empty when nobody has said.
    package func place(of point: PointOfSale) -> [Division] {
        guard let key = point.division else { return [] }
        let today = divisions.today(key, latitude: point.latitude, longitude: point.longitude)
        return divisions.lineage(of: today ?? key)
    }
}

extension Instruction {
    /// What to do, one step after another.
    package var stepList: [String] {
        (steps ?? "").split(separator: ";").map { VietnameseText.clean(String($0)) }.filter { !$0.isEmpty }
    }
}
