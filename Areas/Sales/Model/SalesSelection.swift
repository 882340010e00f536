internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// A request for a list of sales with everything that it names looked up, within what the actor may see.
struct SalesSelection {
    /// As asked, with the own unit, partner and point and the present month where nothing was.
    let request: SalesRequest
    let counted: CountedSales
    let scope: UnionUnit
    let partner: Partner?
    let question: WelfareQuestion
    let product: Product?
    let point: PointOfSale?
    let unit: UnionUnit?
    /// Members' numbers are for unions; a partner never sees them (architecture decision 8).
    let showsMembers: Bool

    /// Throws a `Refusal` when something is unknown or unreadable, `Forbidden` when it is out of reach.
    init(_ asked: SalesRequest, _ reach: SalesReach, _ ground: SalesGround) throws {
        let request = SalesSelection.filled(asked, reach, ground.today)
        guard let scope = reach.tree.unit(code: request.scope ?? "") else {
            throw Refusal("unknown_scope", ["scope": request.scope ?? ""])
        }
        let named = request.partner == WelfareQuestion.allPartners ? nil : request.partner
        let partner = named.flatMap { reach.register.partner(code: $0) }
        let point = request.point.flatMap { reach.register.point(code: $0) }
        showsMembers = reach.reachesUnion(of: scope)
        guard showsMembers || partner.map(reach.reaches) ?? false || point.map(reach.reaches) ?? false else {
            throw Forbidden(SalesFacade.read)
        }
        if let named, partner == nil { throw Refusal("unknown_partner", ["partner": named]) }
        if let code = request.point, point == nil { throw Refusal("unknown_point", ["point": code]) }
        let question = try SalesSelection.question(request, scope, partner)
        let counted = try CountedSales(question, ground)
        product = try request.product.map { code in
            guard let product = reach.register.product(code: code) else {
                throw Refusal("unknown_product", ["product": code])
            }
            return product
        }
        unit = try request.unit.map { code in
            guard let unit = reach.tree.unit(code: code) else { throw Refusal("unknown_scope", ["scope": code]) }
            return unit
        }
        if let product { counted.narrow(to: product) }
        if let point { counted.narrow(to: point) }
        if let unit { counted.narrow(to: unit) }
        if request.unplaced == "true" { counted.narrowToUnplaced() }
        self.request = request
        self.counted = counted
        self.scope = scope
        self.partner = partner
        self.point = point
        self.question = question
    }

    private static func filled(_ asked: SalesRequest, _ reach: SalesReach, _ today: Day) -> SalesRequest {
        var request = asked
        request.scope = asked.scope ?? reach.ownUnit?.code
        request.period = asked.period ?? Period(.month, containing: today).description
        if !reach.reachesUnion(of: request.scope.flatMap { reach.tree.unit(code: $0) }), asked.partner == nil,
            asked.point == nil
        {
            request.partner = reach.ownPartner
            request.point = request.partner == nil ? reach.ownPoint : nil
        }
        return request
    }

    private static func question(
        _ request: SalesRequest, _ scope: UnionUnit, _ partner: Partner?
    ) throws -> WelfareQuestion {
        guard let period = Period(request.period ?? "") else {
            throw Refusal("bad_period", ["period": request.period ?? ""])
        }
        guard let by = WelfareQuestion.Grouping(rawValue: request.by ?? WelfareQuestion.Grouping.unit.rawValue) else {
            throw Refusal("bad_by", ["by": request.by ?? ""])
        }
        guard let view = WelfareQuestion.View(request.view ?? WelfareQuestion.View.reported.name) else {
            throw Refusal("bad_as", ["as": request.view ?? ""])
        }
        let question = WelfareQuestion(scope: scope.code, partner: partner?.code, period: period, by: by, view: view)
        return question
    }
}
