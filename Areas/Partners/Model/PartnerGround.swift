internal import Kernel
internal import Organisation
internal import Storage

/// What a page of Partners looks at: the registers as they are and what its reader may see of them.
struct PartnerGround: Sendable {
    let register: PartnerRegister
    let tree: UnitTree
    let divisions: DivisionMap
    let storedCaps: [StoredCap]
    let mayWriteCaps: Bool
    /// The agreements that the reader may write down and change; nil for none.
    let signing: AgreementReach?
    let instructions: [Instruction]
    let counterparts: [Counterpart]
    let today: Day
    /// Partners that the reader may see; nil for all of them.
    private let reach: Set<Int64>?

    /// What is read beside the registers in memory.
    enum Part: CaseIterable {
        case caps, instructions, counterparts
    }

    /// What is not among the `parts` is empty.
    init(
        _ partners: PartnersFacade, as actor: Actor, with parts: Set<Part> = Set(Part.allCases), in tx: Transaction
    ) throws {
        register = try partners.register.value(in: tx)
        tree = try partners.organisation.tree.value(in: tx)
        divisions = try partners.organisation.divisions.value(in: tx)
        storedCaps = parts.contains(.caps) ? try CapQueries.stored(in: tx) : []
        mayWriteCaps = actor.may(PartnersFacade.writeCaps)
        signing = actor.may(PartnersFacade.sign) ? AgreementReach(actor.scopes(for: PartnersFacade.sign), tree) : nil
        instructions = parts.contains(.instructions) ? try InstructionQueries.all(in: tx) : []
        counterparts = parts.contains(.counterparts) ? try CounterpartQueries.all(in: tx) : []
        today = tx.today
        reach = PartnerGround.reach(of: actor, register)
    }

    /// Officers see every partner; a partner's people see their own with its branches.
    static func reach(of actor: Actor, _ register: PartnerRegister) -> Set<Int64>? {
        var own: Set<Int64> = []
        for scope in actor.scopes(for: PartnersFacade.read) {
            guard case .partner(let code) = scope else { return nil }
            guard let partner = register.partner(code: code) else { continue }
            own.formUnion(register.branches(of: partner.number))
            // A branch sells under its head partner's agreements.
            if let parent = partner.parentNumber { own.insert(parent) }
        }
        return own
    }

    func sees(_ partner: Int64) -> Bool { reach?.contains(partner) ?? true }

    var partners: [Partner] { register.partners.filter { sees($0.number) } }
    var agreements: [Agreement] { register.agreements.filter { sees($0.partnerNumber) } }
    var points: [PointOfSale] { register.points.filter { sees($0.partnerNumber) } }

    /// A product's row with its agreement.
    struct Commitment: Sendable {
        let product: Product
        let price: ProductPrice
        let agreement: Agreement
    }

    /// What is promised on the day, of the agreements that `isMeant` leaves in.
    ///
    /// On a day before an agreement begins or after it ends, nothing of it is promised.
    func commitments(on day: Day, where isMeant: (Agreement) -> Bool = { _ in true }) -> [Commitment] {
        register.products.compactMap { product in
            guard let price = product.price(on: day), let agreement = register.agreement(price.agreementNumber),
                agreement.days.contains(day), sees(agreement.partnerNumber), isMeant(agreement)
            else { return nil }
            return Commitment(product: product, price: price, agreement: agreement)
        }
    }

    /// What is sold to members at a point on the day: of its partner or that one's head, under agreements that cover
    /// the members of the unit in whose house it stands.
    func goods(at point: PointOfSale, on day: Day, among all: [Commitment]) -> [Commitment] {
        let sellers = [point.partnerNumber, register.head(of: point.partnerNumber)]
        let host = host(of: point, on: day)
        return all.filter { commitment in
            guard sellers.contains(commitment.agreement.partnerNumber) else { return false }
            guard commitment.agreement.covers == .below, let host else { return true }
            return covers(commitment.agreement, host, on: day)
        }
    }

    /// True when the agreement is for the members of the unit on that day.
    func covers(_ agreement: Agreement, _ unit: UnionUnit, on day: Day) -> Bool {
        if agreement.covers == .all { return true }
        guard let upper = tree.heir(of: agreement.unitNumber, made: agreement.days.from, on: day) else { return false }
        return tree.isWithin(unit.number, upper, on: day)
    }

    /// The unit in whose house a point stands on the day, after what happened to it.
    func host(of point: PointOfSale, on day: Day) -> UnionUnit? {
        point.hostUnitNumber.flatMap { tree.heir(of: $0, made: point.days.from, on: day) }.flatMap { tree.unit($0) }
    }

    var caps: [DiscountCap] { storedCaps.map(\.cap) }

    /// The caps that the law sets on the day.
    func caps(on day: Day) -> [DiscountCap] { caps.filter { $0.days.contains(day) } }
}
