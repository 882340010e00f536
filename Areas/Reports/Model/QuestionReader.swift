internal import Kernel
internal import Organisation

/// Makes a question of what was typed, or says everything that is wrong with it, in the order of the fields.
struct QuestionReader {
    let reach: ReportReach
    private(set) var refusals: [Refusal] = []

    init(_ reach: ReportReach) {
        self.reach = reach
    }

    /// Nil when something is refused.
    mutating func question(_ request: WelfareRequest) -> WelfareQuestion? {
        let unit = unit(request.scope)
        let partner = partner(request.partner, for: unit)
        let period = request.period.flatMap { Period($0) }
        if period == nil { refuse("bad_period", "period", request.period) }
        let by = WelfareQuestion.Grouping(rawValue: request.by ?? WelfareQuestion.Grouping.unit.rawValue)
        if by == nil { refuse("bad_by", "by", request.by) }
        let view = WelfareQuestion.View(request.view ?? WelfareQuestion.View.reported.name)
        if view == nil { refuse("bad_as", "as", request.view) }
        guard refusals.isEmpty, let unit, let partner, let period, let by, let view else { return nil }
        return WelfareQuestion(
            scope: unit.code, partner: partner == WelfareQuestion.allPartners ? nil : partner, period: period, by: by,
            view: view)
    }

    private mutating func unit(_ code: String?) -> UnionUnit? {
        if reach.tree.root == nil {
            refusals.append(Refusal("no_units"))
        } else if let code {
            if let unit = reach.tree.unit(code: code) { return unit }
            refuse("unknown_scope", "scope", code)
        } else {
            if let own = reach.ownUnit { return own }
            refusals.append(Refusal("no_reports"))
        }
        return nil
    }

    /// The code, or `all`.
    ///
    /// An unknown partner is told only to those who may see every partner.
    private mutating func partner(_ text: String?, for unit: UnionUnit?) -> String? {
        let typed = text == WelfareQuestion.allPartners ? nil : text
        let code = text == nil ? unit.flatMap(reach.partner(for:)) : typed
        if let unit, let refusal = reach.refusal(of: unit, partner: code) {
            refusals.append(refusal)
            return nil
        }
        guard let code else { return WelfareQuestion.allPartners }
        if reach.partners.contains(where: { $0.code == code }) { return code }
        if reach.seesEveryPartner || unit != nil { refuse("unknown_partner", "partner", code) }
        return nil
    }

    private mutating func refuse(_ code: String, _ name: String, _ value: String?) {
        refusals.append(Refusal(code, [name: value ?? ""]))
    }
}
