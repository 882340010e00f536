internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// Which sales the figures of a question are made of (welfare-rules section 4, `by unit`, view `reported`).
///
/// The report counts them and the list behind a figure shows them: both ask here, so that they cannot drift apart.
struct CountedSales {
    let scope: UnionUnit
    /// The partner with its branches; nil for all partners.
    let partners: Set<Int64>?
    private(set) var filter: FactQueries.Filter

    /// Throws a `Refusal` with `not_offered`, `unknown_scope` or `unknown_partner`.
    init(_ question: WelfareQuestion, tree: UnitTree, register: PartnerRegister) throws {
        guard question.by == .unit, question.view == .reported else { throw Refusal("not_offered") }
        guard let scope = tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["value": question.scope])
        }
        if let code = question.partner {
            guard let partner = register.partner(code: code) else { throw Refusal("unknown_partner", ["value": code]) }
            partners = register.branches(of: partner.number)
        } else {
            partners = nil
        }
        self.scope = scope
        let isNation = scope.parentNumber == nil
        filter = FactQueries.Filter(
            // On a day on which the tree does not hold the confederation, nothing counts for it.
            days: isNation ? question.period.days.intersection(scope.days) : question.period.days,
            points: partners.map { partners in
                Set(register.points.filter { partners.contains($0.partnerNumber) }.map(\.number))
            },
            units: isNation ? nil : UnitDays(tree, below: scope, during: question.period.days))
    }

    /// The confederation counts every sale, also of members without a unit.
    var isNation: Bool { scope.parentNumber == nil }

    /// The sales of this product alone.
    mutating func narrow(to product: Product) {
        filter.product = product.number
    }

    /// The sales in this point alone.
    mutating func narrow(to point: PointOfSale) {
        filter.points = (filter.points ?? [point.number]).intersection([point.number])
    }

    /// The sales to members of this unit and the units below it alone.
    mutating func narrow(to unit: UnionUnit, _ tree: UnitTree) {
        filter.unitsWithin = UnitDays(tree, below: unit, during: filter.days)
    }
}
