import Kernel
import Storage

/// What those above do with a report: give it back with a reason, accept, approve, excuse, put off, remind.
struct JudgeReport {
    let desk: ReportDesk

    /// Gives a report back, about one cell or the whole.
    ///
    /// Throws the refusals `reason_needed`, `report_not_handed_in` and `unknown_cell`.
    func giveBack(_ number: Int64, cell: String?, reason: String, in tx: Transaction) throws {
        let (stored, form) = try reviewed(number, in: tx)
        guard !reason.isEmpty else { throw Refusal("reason_needed") }
        guard [.submitted, .accepted, .returned].contains(stored.status), stored.submittedAt != nil else {
            throw Refusal("report_not_handed_in")
        }
        if let cell, form.cell(cell) == nil { throw Refusal("unknown_cell", ["cell": cell]) }
        var content = stored.content
        content.told = ToldFigures()
        try step(
            stored, .giveBack, ObligationQueries.Change(status: .returned, content: content), cell: cell, note: reason,
            in: tx)
    }

    /// Throws the refusal `report_not_handed_in`.
    func accept(_ number: Int64, in tx: Transaction) throws {
        let (stored, _) = try reviewed(number, in: tx)
        guard stored.status == .submitted else { throw Refusal("report_not_handed_in") }
        try step(stored, .accept, ObligationQueries.Change(status: .accepted), in: tx)
    }

    /// Throws the refusal `report_not_accepted`.
    func approve(_ number: Int64, in tx: Transaction) throws {
        let (stored, _) = try reviewed(number, in: tx)
        guard stored.status == .accepted else { throw Refusal("report_not_accepted") }
        try step(stored, .approve, ObligationQueries.Change(status: .approved), in: tx)
    }

    /// Nobody waits for this report any more.
    ///
    /// Throws the refusals `reason_needed` and `report_handed_in`.
    func excuse(_ number: Int64, reason: String, in tx: Transaction) throws {
        let (stored, _) = try reviewed(number, in: tx)
        guard !reason.isEmpty else { throw Refusal("reason_needed") }
        guard [.owed, .draft, .returned].contains(stored.status) else { throw Refusal("report_handed_in") }
        try step(stored, .excuse, ObligationQueries.Change(status: .excused), note: reason, in: tx)
    }

    /// A later day on which the report is due; the lock moves with it when it must.
    ///
    /// Throws the refusals `reason_needed`, `report_handed_in` and `extension_not_later`.
    func extend(_ number: Int64, to day: Day, reason: String, in tx: Transaction) throws {
        let (stored, _) = try reviewed(number, in: tx)
        guard !reason.isEmpty else { throw Refusal("reason_needed") }
        guard [.owed, .draft, .returned].contains(stored.status) else { throw Refusal("report_handed_in") }
        guard day > stored.dueOn else { throw Refusal("extension_not_later", ["day": stored.dueOn.printed]) }
        try step(
            stored, .extend, ObligationQueries.Change(dueOn: day, locksOn: max(day, stored.locksOn)),
            note: reason, in: tx)
    }

    /// Puts a reminder on the report's desk.
    ///
    /// Throws the refusal `report_handed_in`.
    func remind(_ number: Int64, note: String?, in tx: Transaction) throws {
        let (stored, _) = try reviewed(number, in: tx)
        guard [.owed, .draft, .returned].contains(stored.status) else { throw Refusal("report_handed_in") }
        try step(stored, .remind, ObligationQueries.Change(), note: note, in: tx)
    }

    func reviewed(_ number: Int64, in tx: Transaction) throws -> (Obligation, ReportForm) {
        let (stored, form) = try desk.obligation(number, in: tx)
        guard desk.mayReview(stored.subject, form) else { throw Forbidden(ReportsFacade.review) }
        return (stored, form)
    }

    private func step(
        _ stored: Obligation, _ action: ReportEvent.Action, _ change: ObligationQueries.Change, cell: String? = nil,
        note: String? = nil, in tx: Transaction
    ) throws {
        guard try ObligationQueries.change(stored, change, in: tx) else { throw Refusal("report_changed_meanwhile") }
        try ObligationQueries.note(
            ReportEvent(action: action, version: stored.version + 1, cell: cell, note: note), of: stored.number,
            by: desk.actor, in: tx)
        try tx.audit(desk.actor, "reports.\(action.rawValue)", "report:\(stored.number)", ["cell": cell ?? ""])
    }
}
