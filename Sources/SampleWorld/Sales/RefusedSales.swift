internal import Kernel

/// Makes sales that a rule will refuse.
struct RefusedSales {
    /// An accepted sale after which its member may buy no more of the product in that period.
    struct Last: Sendable {
        let point: Int
        let member: Int
        let product: Int
    }

    private let chooser: SaleChooser
    private let notAlwaysOpen: [Int]
    private let notAlwaysMembers: [Int]
    private let limitedCover: [Int]
    private let products: [Int]
    private let pooled: [Int]
    private let pointsOf: [Int: [Int]]

    init(_ judge: SampleJudge, _ chooser: SaleChooser) {
        self.chooser = chooser
        let registers = judge.registers
        products = Array(registers.products.indices)
        notAlwaysOpen = registers.points.indices.filter { index in
            let days = registers.points[index].days
            return !days.contains(.firstOfSales) || !days.contains(.lastOfSales)
        }
        notAlwaysMembers = registers.members.indices.filter { index in
            let memberships = registers.members[index].memberships
            return memberships.count > 1 || memberships[0].days.to != nil
                || memberships[0].days.from ?? .firstOfSales > .firstOfSales
                || registers.units.all[memberships[0].unit].days.to != nil
        }
        limitedCover = registers.products.indices.filter { index in
            let agreement = registers.agreements[registers.products[index].prices[0].agreement]
            return agreement.unit != 0 && agreement.covers != .all
        }
        pooled = registers.products.indices.filter { index in
            registers.products[index].prices.contains { $0.pool != nil }
        }
        pointsOf = Dictionary(grouping: registers.points.indices) { judge.head(of: $0) }
    }

    /// A sale that this rule and none before it refuses today; nil when none was found.
    func sale(
        _ refusal: SampleRefusal, _ judge: SampleJudge, lasts: [Last], _ randomness: inout Randomness
    ) -> SampleSale? {
        for _ in 0..<60 {
            guard let sale = attempt(refusal, judge, lasts, &randomness) else { continue }
            if judge.refusal(of: sale) == refusal { return sale }
        }
        return nil
    }

    private func attempt(
        _ refusal: SampleRefusal, _ judge: SampleJudge, _ lasts: [Last], _ randomness: inout Randomness
    ) -> SampleSale? {
        switch refusal {
        case .paidOverList:
            var sale = somewhere(judge, &randomness)
            guard judge.refusal(of: sale) == nil else { return nil }
            sale.paidAmount = sale.listAmount + Int64(randomness.among(1...20)) * 500
            return sale
        case .pointClosed:
            return notAlwaysOpen.isEmpty
                ? nil : somewhere(judge, at: randomness.element(of: notAlwaysOpen), &randomness)
        case .wrongPartner:
            let point = chooser.point(&randomness)
            return at(point, of: randomness.element(of: products), judge, &randomness)
        case .productNotInForce, .agreementNotInForce:
            return of(randomness.element(of: products), judge, &randomness)
        case .notAMember:
            guard !notAlwaysMembers.isEmpty else { return nil }
            return somewhere(judge, to: randomness.element(of: notAlwaysMembers), &randomness)
        case .notCovered:
            return of(randomness.element(of: limitedCover), judge, &randomness)
        case .overLimit:
            guard !lasts.isEmpty else { return nil }
            // Whoever asks for too much mostly does so soon.
            let last = lasts[lasts.count - 1 - min(randomness.below(lasts.count), randomness.below(lasts.count))]
            return chooser.sale(at: last.point, to: last.member, of: last.product, on: judge.day, &randomness)
        case .poolEmpty:
            let empty = pooled.filter { judge.isPoolEmpty($0) }
            return empty.isEmpty ? nil : of(randomness.element(of: empty), judge, &randomness)
        }
    }

    /// A sale of the product at one of its partner's points.
    private func of(_ product: Int, _ judge: SampleJudge, _ randomness: inout Randomness) -> SampleSale? {
        let partner = judge.registers.agreements[judge.registers.products[product].prices[0].agreement].partner
        guard let points = pointsOf[partner] else { return nil }
        return at(randomness.element(of: points), of: product, judge, &randomness)
    }

    private func at(_ point: Int, of product: Int, _ judge: SampleJudge, _ randomness: inout Randomness) -> SampleSale {
        let member = chooser.member(at: point, on: judge.day, &randomness)
        return chooser.sale(at: point, to: member, of: product, on: judge.day, &randomness)
    }

    /// Any sale, of which only the point or the member may be given.
    private func somewhere(
        _ judge: SampleJudge, at given: Int? = nil, to member: Int? = nil, _ randomness: inout Randomness
    ) -> SampleSale {
        let point = given ?? chooser.point(&randomness)
        let product = chooser.product(of: judge.head(of: point), &randomness)
        return chooser.sale(
            at: point, to: member ?? chooser.member(at: point, on: judge.day, &randomness), of: product, on: judge.day,
            &randomness)
    }
}
