import Kernel
import Organisation
import Storage

/// Opens a period of a form: from then on it stands who owes a report, whatever happens to units and assignments.
struct OpenPeriod {
    let desk: ReportDesk

    /// Opens the period once its form opens, before its end when the form says so; says how many reports are owed, nil
    /// when nothing was opened.
    func run(_ form: ReportForm, _ period: Period, in tx: Transaction) throws -> Int? {
        guard let dates = form.dates(of: period), dates.opens <= tx.today,
            try !ObligationQueries.openedPeriods(of: form.code, in: tx).contains(period)
        else { return nil }
        try tx.lock(.register)
        guard try !ObligationQueries.openedPeriods(of: form.code, in: tx).contains(period) else { return nil }
        let subjects = try self.subjects(form, period, in: tx)
        guard !subjects.isEmpty else { return nil }
        try ObligationQueries.openPeriod(form, period, dates, in: tx)
        try ObligationQueries.insert(
            subjects, form: form.code, period: period, due: dates.due, locks: dates.locks, in: tx)
        try tx.audit(
            desk.actor, "reports.open", "form:\(form.code)",
            ["period": period.description, "reports": String(subjects.count)])
        return subjects.count
    }

    /// Who owes a report: those whose assignment is in force, and who live, on the last day of the period.
    func subjects(_ form: ReportForm, _ period: Period, in tx: Transaction) throws -> [String] {
        guard let last = form.days(of: period).to.map({ $0 - 1 }) else { return [] }
        let assignments = try FormQueries.assignments(in: tx).filter {
            $0.form == form.code && $0.periodKind == period.kind && $0.days.contains(last)
        }
        return Set(assignments.flatMap { subjects(of: $0, form, on: last) }).sorted()
    }

    /// Who owes a report by one assignment that is in force on the day.
    func subjects(of assignment: FormAssignment, _ form: ReportForm, on day: Day) -> [String] {
        form.subject == .unit ? units(assignment, on: day) : partners(assignment)
    }

    private func units(_ assignment: FormAssignment, on day: Day) -> [String] {
        guard let upper = desk.tree.unit(code: assignment.subject),
            let heir = desk.tree.heir(of: upper.number, made: assignment.days.from, on: day)
        else { return [] }
        guard let kind = assignment.unitKind.flatMap({ UnitKind(rawValue: $0) }) else {
            return desk.tree.unit(heir).map { [$0.code] } ?? []
        }
        return desk.tree.all.filter { unit in
            unit.kind == kind && unit.days.contains(day) && desk.tree.isWithin(unit.number, heir, on: day)
        }.map(\.code)
    }

    private func partners(_ assignment: FormAssignment) -> [String] {
        assignment.subject == FormAssignment.allPartners
            ? desk.partners.filter { $0.parentCode == nil }.map(\.code) : [assignment.subject]
    }
}
