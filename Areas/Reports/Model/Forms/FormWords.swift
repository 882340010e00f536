internal import Kernel
internal import Organisation
internal import Web

/// Prints what forms and reports say in the reader's language.
struct FormWords {
    let messages: Messages

    func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        messages.text("reports.\(key)", parameters)
    }

    func text(_ words: ReportForm.Words) -> String { words[messages.language] }

    func state(_ state: ReportState) -> String { text("state.\(state.rawValue)") }

    func badge(_ state: ReportState) -> String {
        switch state {
        case .late, .returned: "badge--off"
        case .submitted, .accepted, .approved: "badge--good"
        case .notDue, .due, .draft, .excused: "badge--wait"
        }
    }

    /// What a reminder says that the day sent; nil for one that somebody wrote.
    func reminder(_ event: ReportEvent) -> String? {
        guard let (mark, due) = event.reminder else { return nil }
        let key = mark < 0 ? "reminder.before" : mark == 0 ? "reminder.today" : "reminder.after"
        return text(key, ["days": String(abs(mark)), "day": due.printed])
    }

    /// A reminder as those read it who were reminded.
    func told(_ event: ReportEvent) -> String {
        let said = event.note ?? reminder(event) ?? ""
        return text(
            said.isEmpty ? "reminder.plain" : "reminder.told", ["day": event.at.businessDay.printed, "text": said])
    }

    /// The period with the days that it has in this form.
    func period(_ period: Period, _ form: ReportForm) -> String {
        let days = form.days(of: period)
        guard let from = days.from, let to = days.to else { return period.description }
        return text(
            "forms.period_with_days",
            ["period": WelfareWords(messages: messages).period(period), "from": from.printed, "to": (to - 1).printed])
    }

    /// A printed rate with the language's decimal mark.
    func number(_ printed: String) -> String {
        messages.language == .vietnamese ? printed : printed.replacing(",", with: ".")
    }

    /// A cell's whole number; money with its unit.
    func number(_ value: Int64?, _ cell: FormCell) -> String {
        guard let value else { return "–" }
        let digits = Digits.grouped(value, separator: messages.language == .vietnamese ? "." : ",")
        return cell.kind == .money ? text("forms.dong", ["amount": digits]) : digits
    }

    /// What stands in a cell of a report.
    func value(_ cell: FormCell, _ filled: FilledForm) -> String {
        switch cell.kind {
        case .text: filled.text(cell.name) ?? "–"
        case .rate: rate(filled.ratio(cell), cell)
        case .list where filled.rows(cell.name).isEmpty: text("list.no_rows")
        case .list: text("list.rows", ["count": Digits.grouped(Int64(filled.rows(cell.name).count))])
        case .attachment: filled.file(cell.name)?.name ?? "–"
        default: number(filled.number(cell.name), cell)
        }
    }

    /// A rate as published, `58,33%`; a dash without a denominator.
    func rate(_ ratio: Ratio?, _ cell: FormCell) -> String {
        guard let ratio, let parts = cell.ratio,
            let printed = ratio.printed(decimals: parts.decimals, parts.rounding)
        else { return "–" }
        return number(printed)
    }

    /// What was observed beside a declared value: `120, chênh lệch +15 (12,5%)`.
    func variance(_ variance: Variance, _ cell: FormCell, _ other: FormCell) -> String {
        let rate = variance.rate.flatMap { $0.printed(decimals: 1) }.map { number($0) } ?? "–"
        let difference = variance.difference.map { ($0 > 0 ? "+" : "") + number($0, cell) } ?? "–"
        return text(
            "forms.variance",
            [
                "other": text(other.caption), "observed": number(variance.observed, other), "difference": difference,
                "rate": rate,
            ])
    }

    /// What was observed beside the values of a row, column by column.
    func variances(_ cell: FormCell, _ row: ListRow, _ filled: FilledForm) -> [String] {
        filled.variances(cell, row).map { column, variance in
            let rate = variance.rate.flatMap { $0.printed(decimals: 1) }.map { number($0) } ?? "–"
            let difference = variance.difference.map { ($0 > 0 ? "+" : "") + value(String($0), column) } ?? "–"
            return text(
                "forms.variance",
                [
                    "other": text(column.caption), "observed": value(String(variance.observed), column),
                    "difference": difference, "rate": rate,
                ])
        }
    }

    /// What a rate is made of: `2.150 / 3.686`.
    func fraction(_ ratio: Ratio?) -> String {
        guard let ratio else { return "" }
        let separator: Character = messages.language == .vietnamese ? "." : ","
        return [ratio.numerator, ratio.denominator].map { Digits.grouped($0, separator: separator) }
            .joined(separator: " / ")
    }

    /// What a rate is made of, with whom it is about and the day up to which it counts.
    func fraction(_ ratio: Ratio?, _ cell: FormCell, _ form: ReportForm, _ period: Period) -> String {
        guard ratio != nil, let population = cell.ratio?.population, let day = form.cutOff(of: period) else {
            return fraction(ratio)
        }
        return text(
            "forms.fraction",
            ["fraction": fraction(ratio), "population": text(population), "day": day.printed])
    }

    /// What a cell is counted in, for a column of a workbook; empty for a mere number.
    func unit(_ cell: FormCell) -> String {
        switch cell.kind {
        case .count, .text, .list, .attachment: ""
        default: text("workbook.unit.\(cell.kind.rawValue)")
        }
    }

    /// The period and the unit for which reports are put together.
    func lead(_ look: ConsolidationLook) -> String {
        text(
            "consolidation.lead",
            ["period": period(look.period, look.form), "scope": look.scope?.name ?? text("consolidation.everything")])
    }

    /// How many of the owed reports are in what was put together.
    func completeness(_ look: ConsolidationLook) -> String {
        let counts = look.consolidation.completeness
        return text(
            "consolidation.completeness",
            [
                "handed_in": Digits.grouped(Int64(counts.handedIn)),
                "all": Digits.grouped(Int64(counts.all - counts.excused)),
                "rate": counts.required.printed(decimals: 1).map { number($0) } ?? "–",
            ])
    }
}
