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
        return form.asked(for: obligation.period)
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

    /// Whether the actor may see reports of the form at all: a partner never sees those of units.
    func concerns(_ form: ReportForm) -> Bool {
        actor.scopes(for: ReportsFacade.read).contains { scope in
            switch (form.subject, scope) {
            case (_, .everything), (.unit, .unit), (.partner, .partner): true
            default: false
            }
        }
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

    // MARK: What counts for whom

    /// Whether a subject's report counts for a scope: as the tree was on the last day of the period, so that what
    /// happens to units later changes no figure of the past.
    func counts(_ subject: String, in scope: Scope, _ form: ReportForm, on last: Day) -> Bool {
        guard form.subject == .unit, case .unit(let code) = scope else {
            return reaches(scope, subject, form, strictly: false)
        }
        return tree.unit(code: code).map { counts(subject, below: $0, on: last) } ?? false
    }

    /// A unit that did not live that day, as the tree tells it now, has what once hung below it or came to it; and one
    /// that owes a report and is said to have been closed before counts where it hung.
    func counts(_ subject: String, below upper: UnionUnit, on last: Day) -> Bool {
        guard let unit = tree.unit(code: subject) else { return false }
        guard upper.days.contains(last), unit.days.contains(last) else {
            return tree.hasHung(unit.number, below: upper.number)
        }
        return unit.number == upper.number || tree.isWithin(unit.number, upper.number, on: last)
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
        FilledForm(form, obligation.content, told: try told(of: obligation, form, in: tx))
    }

    /// What the sources say for a report now; of one that is handed in, what they said then.
    func told(of obligation: Obligation, _ form: ReportForm, in tx: Transaction) throws -> ToldFigures {
        guard !obligation.standing.counts else { return obligation.content.told }
        return try ToldNow(desk: self, obligation: obligation, form: form).figures(in: tx)
    }
}
