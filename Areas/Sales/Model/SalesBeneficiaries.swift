internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports

/// Distinct members with a counted sale up to a day, and their turns (clause 1.04).
///
/// A sale counts for the member's unit on its business day and every unit above it in the tree of that day.
struct SalesBeneficiaries {
    private let ground: SalesGround
    private let scope: UnionUnit
    private let partners: Set<Int64>?
    private let day: Day
    private let epochs: TreeEpochs

    /// Throws a `Refusal` with `unknown_scope` or `unknown_partner`.
    init(_ question: BeneficiaryQuestion, _ ground: SalesGround) throws {
        guard let scope = ground.tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["value": question.scope, "scope": question.scope])
        }
        self.ground = ground
        self.scope = scope
        partners = try ground.register.partners(named: question.partner)
        day = question.day
        epochs = TreeEpochs(ground.tree.changeDays)
    }

    func count() throws -> BeneficiaryCount {
        var persons = NumberSet()
        var turns = 0
        let points = partners.map { partners in
            Set(ground.register.points.filter { partners.contains($0.partnerNumber) }.map { Int32($0.number) })
        }
        var known: [TreeEpochs.Key: Bool] = [:]
        try ground.forEachCounted(DayRange(from: nil, to: day + 1)) { sale in
            guard points?.contains(sale.point) ?? true, isWithin(sale, &known) else { return }
            persons.insert(ground.members.person(of: Int64(sale.member)))
            turns += 1
        }
        return BeneficiaryCount(persons: persons.count, turns: turns, isDistinct: true)
    }

    private func isWithin(_ sale: CountedSale, _ known: inout [TreeEpochs.Key: Bool]) -> Bool {
        if scope.parentNumber == nil { return true }
        guard let unit = ground.members.unit(of: Int64(sale.member), on: sale.day, in: ground.tree) else {
            return false
        }
        let key = epochs.key(unit, sale.day)
        if let answer = known[key] { return answer }
        let answer = ground.tree.isWithin(unit, scope.number, on: sale.day)
        known[key] = answer
        return answer
    }
}
