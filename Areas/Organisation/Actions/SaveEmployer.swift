internal import Imports
internal import Kernel
internal import Storage

/// Adds an employer, or says what holds of one from a day on; of two people who edit one the second is told.
struct SaveEmployer: Sendable {
    let organisation: OrganisationFacade
    let actor: Actor

    /// Throws a `RowFault` about a field, or a `Refusal`.
    func add(_ draft: EmployerDraft, in tx: Transaction) throws {
        try tx.lock(.register)
        guard try organisation.employers.value(in: tx).employer(code: draft.code) == nil else {
            throw Refusal("employer_code_taken", ["code": draft.code])
        }
        let state = try state(draft, in: tx)
        let number = try tx.takeNumbers("employer").lowerBound
        try EmployerQueries.insert([(number, draft.code)], in: tx)
        try EmployerQueries.insert([(number, state)], in: tx)
        try finish("units.employer_added", draft, in: tx)
    }

    /// The state that holds on the draft's first day ends there; one that begins on that day is replaced.
    func change(_ draft: EmployerDraft, version: Int64, in tx: Transaction) throws {
        try tx.lock(.register)
        guard let employer = try organisation.employers.value(in: tx).employer(code: draft.code) else {
            throw NotFound("employer")
        }
        guard employer.version == version, try EmployerQueries.raise(employer.number, from: version, in: tx) else {
            throw Refusal("changed_meanwhile")
        }
        let from = draft.days.from
        let new = try state(draft, in: tx)
        let replaced = employer.states.first { $0.days.from == from }
        let cut = from.flatMap { day in employer.states.first { $0.days.contains(day) && $0.days.from != day } }
        for old in [replaced, cut].compactMap({ $0 }) {
            try checkReach(old, in: tx)
            try EmployerQueries.removeState(of: employer.number, from: old.days.from, in: tx)
        }
        let rest = employer.states.filter { $0 != replaced && $0 != cut }
        guard !rest.contains(where: { $0.days.overlaps(new.days) }) else { throw Refusal("employer_overlaps") }
        if let cut {
            try EmployerQueries.insert([(employer.number, cut.on(DayRange(from: cut.days.from, to: from)))], in: tx)
        }
        try EmployerQueries.insert([(employer.number, new)], in: tx)
        try finish("units.employer_changed", draft, in: tx)
    }

    private func state(_ draft: EmployerDraft, in tx: Transaction) throws -> EmployerState {
        let state = try draft.state(organisation.tree.value(in: tx), organisation.industries(in: tx))
        try checkReach(state, in: tx)
        return state
    }

    private func checkReach(_ state: EmployerState, in tx: Transaction) throws {
        let tree = try organisation.tree.value(in: tx)
        let reach = UnitReach(actor, OrganisationFacade.writeEmployers, tree)
        guard let unit = tree.unit(state.unit), reach.sees(unit) else { throw Refusal("employer_not_yours") }
    }

    private func finish(_ deed: String, _ draft: EmployerDraft, in tx: Transaction) throws {
        try tx.markChanged(OrganisationFacade.employerRegister)
        try tx.audit(
            actor, deed, "employer:\(draft.code)",
            ["unit": draft.unitCode ?? draft.upperUnitCode ?? "", "from": draft.days.from?.description ?? ""])
    }
}
