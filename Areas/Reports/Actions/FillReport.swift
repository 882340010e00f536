import Kernel
import Storage

/// Saves what somebody typed into a report, and hands it in.
struct FillReport {
    let desk: ReportDesk

    /// What a save met.
    enum Outcome: Sendable {
        case saved(version: Int64)
        /// Somebody else has changed the same cells since the page was opened; nothing was written.
        case conflict(Conflict)
    }

    /// Cells that two people have changed.
    struct Conflict: Sendable {
        let cells: Set<String>
        /// Every cell that the person has changed.
        let mine: Set<String>
        /// What is stored now, with the person's own cells in it.
        let merged: ReportContent
    }

    /// Saves the typed cells.
    ///
    /// Cells that only somebody else has changed meanwhile keep that change.
    ///
    /// Throws the refusals `report_not_open`, `report_locked`, `report_handed_in` and `form_changed`.
    func save(
        _ number: Int64, typed: ReportContent, basedOn version: Int64, formVersion: Int? = nil, in tx: Transaction
    ) throws -> Outcome {
        let (stored, form) = try open(number, in: tx)
        if let formVersion, formVersion != form.version {
            throw Refusal("form_changed", ["version": String(form.version)])
        }
        let merged: ReportContent
        switch try merge(typed, into: stored, basedOn: version, in: tx) {
        case .merged(let content): merged = content
        case .clash(let conflict): return .conflict(conflict)
        }
        guard merged != stored.content || stored.status == .owed else { return .saved(version: stored.version) }
        let status: Obligation.Status = stored.status == .returned ? .returned : .draft
        try write(stored, ObligationQueries.Change(status: status, content: merged), in: tx)
        try ObligationQueries.note(
            ReportEvent(action: .save, version: stored.version + 1, content: merged), of: number, by: desk.actor, in: tx
        )
        return .saved(version: stored.version + 1)
    }

    /// Hands the report in as it is stored; the figures of the sources are kept with it.
    ///
    /// Throws `Unfinished` with everything that must be mended or explained first, and the refusals of `save`.
    func submit(_ number: Int64, in tx: Transaction) throws {
        let (stored, form) = try open(number, in: tx)
        let filled = try desk.filled(stored, form, in: tx)
        let findings = filled.findings()
        guard !findings.contains(where: \.blocks) else { throw Unfinished(findings: findings) }
        let returned = try ObligationQueries.events(of: number, in: tx).prefix { $0.action != .submit }
            .filter { $0.action == .giveBack }.compactMap(\.cell)
        if let last = try lastSubmission(of: number, in: tx) {
            let untouched = Set(returned).subtracting(stored.content.differences(from: last))
            guard untouched.isEmpty else { throw Unfinished(findings: findings, unmended: untouched) }
        }
        var content = stored.content
        content.told = try desk.told(of: stored, form, in: tx)
        try write(
            stored, ObligationQueries.Change(status: .submitted, content: content, isHandedIn: true), in: tx)
        try ObligationQueries.note(
            ReportEvent(action: .submit, version: stored.version + 1, content: content), of: number, by: desk.actor,
            in: tx)
        try tx.audit(desk.actor, "reports.submit", "report:\(number)", ["version": String(stored.version + 1)])
    }

    /// What stands in the way of handing a report in.
    struct Unfinished: Error {
        let findings: [FormFinding]
        /// Cells for which the report was given back and which are as they were.
        var unmended: Set<String> = []
    }

    func lastSubmission(of number: Int64, in tx: Transaction) throws -> ReportContent? {
        try ObligationQueries.events(of: number, in: tx).first { $0.action == .submit }?.content
    }

    /// A report that the actor may type into now; throws the refusals of `save`.
    func open(_ number: Int64, in tx: Transaction) throws -> (Obligation, ReportForm) {
        let (stored, form) = try desk.obligation(number, in: tx)
        guard desk.mayFill(stored.subject, form) else { throw Forbidden(ReportsFacade.fill) }
        guard tx.today >= stored.opensOn else { throw Refusal("report_not_open", ["day": stored.opensOn.printed]) }
        guard [.owed, .draft, .returned].contains(stored.status) else { throw Refusal("report_handed_in") }
        guard stored.isOpen(on: tx.today) else { throw Refusal("report_locked", ["day": stored.locksOn.printed]) }
        return (stored, form)
    }

    private enum Merge {
        case merged(ReportContent)
        case clash(Conflict)
    }

    private func merge(
        _ typed: ReportContent, into stored: Obligation, basedOn version: Int64, in tx: Transaction
    ) throws -> Merge {
        guard version != stored.version else { return .merged(typed) }
        let base = try base(of: stored, version: version, in: tx)
        let clash = typed.clash(with: stored.content, since: base)
        let mine = typed.differences(from: base)
        var merged = stored.content
        merged.take(mine, from: typed)
        return clash.isEmpty ? .merged(merged) : .clash(Conflict(cells: clash, mine: mine, merged: merged))
    }

    /// What stood in the report at a version.
    func base(of stored: Obligation, version: Int64, in tx: Transaction) throws -> ReportContent {
        guard version != stored.version else { return stored.content }
        let events = try ObligationQueries.events(of: stored.number, in: tx)
        return events.first { $0.version <= version && $0.content != nil }?.content ?? ReportContent()
    }

    private func write(_ stored: Obligation, _ change: ObligationQueries.Change, in tx: Transaction) throws {
        guard try ObligationQueries.change(stored, change, in: tx) else { throw Refusal("report_changed_meanwhile") }
    }
}
