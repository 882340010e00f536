import Kernel
import Storage

/// The reports of the same subject for the shorter periods within a longer one: what a drawn cell is made of.
struct Drawing {
    /// One shorter period: its report, or nothing while none was handed in.
    struct Part: Sendable {
        let period: Period
        let number: Int64?
        /// Nil while nothing was handed in or the report was given back.
        let filled: FilledForm?
    }

    /// In order of time.
    let parts: [Part]

    init(desk: ReportDesk, obligation: Obligation, form: ReportForm, in tx: Transaction) throws {
        guard case .drawn(let kind)? = form.cells.first(where: \.isDrawnHere)?.filling else {
            parts = []
            return
        }
        let periods = Drawing.periods(kind, within: form.days(of: obligation.period))
        let all = try ObligationQueries.obligations(
            form: form.code, periods: periods, subject: obligation.subject, in: tx)
        parts = try periods.map { period in
            let owed = all[period]
            return Part(
                period: period, number: owed?.number,
                filled: try owed.flatMap { owed in
                    owed.standing.counts ? FilledForm(try desk.form(of: owed), owed.content) : nil
                })
        }
    }

    /// The periods of a kind whose days lie within the days, in order.
    static func periods(_ kind: Period.Kind, within days: DayRange) -> [Period] {
        guard let from = days.from, let to = days.to else { return [] }
        var periods: [Period] = []
        var day = from
        while day < to {
            let period = Period(kind, containing: day)
            guard let after = period.days.to else { break }
            if period.days.from.map({ $0 >= from }) ?? false, after <= to { periods.append(period) }
            day = after
        }
        return periods
    }

    /// The sum of the shorter periods, or the last of them; nil while none was handed in.
    func value(of cell: FormCell) -> Int64? {
        let values = parts.compactMap { $0.filled?.number(cell.name) }
        guard cell.inTime == .sum else { return parts.last { $0.filled != nil }?.filled?.number(cell.name) }
        var sum: Int64?
        for value in values {
            let (next, overflows) = (sum ?? 0).addingReportingOverflow(value)
            guard !overflows else { return nil }
            sum = next
        }
        return sum
    }

    /// The rows of all shorter periods one after another, or those of the last.
    func rows(of cell: FormCell) -> [ListRow] {
        let filled = parts.compactMap(\.filled)
        let told = cell.inTime == .sum ? filled : filled.suffix(1)
        return Array(told.flatMap { $0.rows(cell.name) }.prefix(ListRows.most))
    }
}
