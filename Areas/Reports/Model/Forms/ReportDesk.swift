import Kernel
import Organisation
import Storage

/// What somebody who works on owed reports stands on: the forms, the tree, the partners, and what the person may do.
struct ReportDesk {
    let reports: ReportsFacade
    let actor: Actor
    let tree: UnitTree
    let partners: [ReportPartner]
    let forms: [ReportForm]

    init(_ reports: ReportsFacade, as actor: Actor, in tx: Transaction) throws {
        self.init(
            reports, as: actor, tree: try reports.organisation.tree.value(in: tx),
            partners: try reports.partners.partners(tx), forms: try reports.forms.value(in: tx))
    }

    init(_ reports: ReportsFacade, as actor: Actor, tree: UnitTree, partners: [ReportPartner], forms: [ReportForm]) {
        self.reports = reports
        self.actor = actor
        self.tree = tree
        self.partners = partners
        self.forms = forms
    }

    /// The latest version of a form.
    ///
    /// Throws the refusal `unknown_form`.
    func form(_ code: String) throws -> ReportForm {
        guard let form = forms.last(where: { $0.code == code }) else {
            throw Refusal("unknown_form", ["form": code])
        }
        return form
    }

    func form(of obligation: Obligation) throws -> ReportForm {
        guard let form = forms.first(where: { $0.code == obligation.form && $0.version == obligation.formVersion })
        else { throw NotFound("form") }
        return form
    }

    func name(of subject: String, _ form: ReportForm) -> String {
        switch form.subject {
        case .unit: tree.unit(code: subject)?.name ?? subject
        case .partner: partners.first { $0.code == subject }?.name ?? subject
        }
    }

    // MARK: Who may

    func mayRead(_ subject: String, _ form: ReportForm) -> Bool {
        actor.scopes(for: ReportsFacade.read).contains { reaches($0, subject, form, strictly: false) }
    }

    /// A report is filled by those who belong to the subject itself.
    func mayFill(_ subject: String, _ form: ReportForm) -> Bool {
        actor.kind == .commandLine
            || actor.scopes(for: ReportsFacade.fill).contains { scope in
                switch (form.subject, scope) {
                case (.unit, .unit(let code)), (.partner, .partner(let code)): code == subject
                default: false
                }
            }
    }

    /// A report is judged by those above the subject, never by the subject itself.
    func mayReview(_ subject: String, _ form: ReportForm) -> Bool {
        actor.scopes(for: ReportsFacade.review).contains { reaches($0, subject, form, strictly: true) }
    }

    private func reaches(_ scope: Scope, _ subject: String, _ form: ReportForm, strictly: Bool) -> Bool {
        switch scope {
        case .everything: return true
        case .unit(let own):
            guard form.subject == .unit, let upper = tree.unit(code: own), let unit = tree.unit(code: subject) else {
                return false
            }
            return strictly && upper.number == unit.number ? false : tree.hasHung(unit.number, below: upper.number)
        case .partner(let own):
            guard form.subject == .partner, !strictly else { return false }
            return own == subject || partners.contains { $0.code == subject && $0.parentCode == own }
        case .point, .member: return false
        }
    }

    // MARK: A report

    /// An obligation that the actor may see.
    ///
    /// Throws `NotFound` for one that is not there or is another's.
    func obligation(_ number: Int64, in tx: Transaction) throws -> (obligation: Obligation, form: ReportForm) {
        guard let obligation = try ObligationQueries.obligation(number, in: tx) else { throw NotFound("report") }
        let form = try form(of: obligation)
        guard mayRead(obligation.subject, form) || mayFill(obligation.subject, form) else { throw NotFound("report") }
        return (try listingDifficulties(obligation, form, in: tx), form)
    }

    func filled(_ obligation: Obligation, _ form: ReportForm, in tx: Transaction) throws -> FilledForm {
        guard obligation.content.figures.isEmpty else { return FilledForm(form, obligation.content) }
        return FilledForm(form, obligation.content, figures: try figures(of: obligation, form, in: tx))
    }

    /// What the sources say for a report now.
    func figures(of obligation: Obligation, _ form: ReportForm, in tx: Transaction) throws -> [String: Int64] {
        let asked = form.cells.compactMap { cell -> (cell: String, source: String)? in
            if case .source(let name) = cell.filling { (cell.name, name) } else { nil }
        }
        guard !asked.isEmpty, let root = tree.root else { return [:] }
        let isUnit = form.subject == .unit
        let question = WelfareQuestion(
            scope: isUnit ? obligation.subject : root.code, partner: isUnit ? nil : obligation.subject,
            period: obligation.period)
        let told = FormFigures.welfare(try reports.figures(question, in: tx))
        return Dictionary(
            asked.compactMap { pair in told[pair.source].map { (pair.cell, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}

/// The figures of the welfare programme under the names by which cells of forms ask for them.
enum FormFigures {
    static func welfare(_ figures: WelfareFigures) -> [String: Int64] {
        var told: [String: Int64] = [
            "welfare.provinces": Int64(figures.provinces.count), "welfare.sectors": Int64(figures.sectors.count),
            "welfare.points": Int64(figures.points), "welfare.persons": Int64(figures.totals.members),
            "welfare.turns": Int64(figures.totals.turns), "welfare.list_amount": figures.totals.listAmount.amount,
            "welfare.paid_amount": figures.totals.paidAmount.amount,
            "welfare.discount_amount": figures.totals.discountAmount.amount,
        ]
        for kind in UnitKind.allCases {
            let count = figures.units.first { $0.kind == kind.rawValue }?.count ?? 0
            told["welfare.units.\(kind.rawValue)"] = Int64(count)
        }
        return told
    }
}
