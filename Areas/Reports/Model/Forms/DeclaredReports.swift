import Kernel
import Organisation
import Storage

/// What partners declared in the reports that they handed in for exactly the asked period (welfare-rules section 4).
///
/// A partner's report tells of no union unit, so only the confederation has any. Turns and money of several partners
/// are added; persons are not, so with several reports they are 0. A branch's report is left out beside its head's.
struct DeclaredReports {
    let desk: ReportDesk

    func figures(_ question: WelfareQuestion, in tx: Transaction) throws -> DeclaredFigures {
        guard question.scope == desk.tree.root?.code else { return .none }
        var told: [DeclaredField: [Int64]] = [:]
        for form in declaring {
            for report in try reports(form, question, in: tx) {
                let asked = try desk.form(of: report)
                let filled = FilledForm(asked, report.content)
                for cell in asked.cells {
                    guard let field = cell.declares, let value = filled.number(cell.name) else { continue }
                    told[field, default: []].append(value)
                }
            }
        }
        func sum(_ field: DeclaredField) -> Int64 {
            (told[field] ?? []).reduce(0) { sum, value in
                let (next, overflows) = sum.addingReportingOverflow(value)
                return overflows ? .max : next
            }
        }
        let persons = told[.persons] ?? []
        return DeclaredFigures(
            points: Int(sum(.points)), persons: persons.count == 1 ? Int(persons[0]) : 0, turns: Int(sum(.turns)),
            listAmount: Dong(sum(.listAmount)), paidAmount: Dong(sum(.paidAmount)),
            discountAmount: Dong(sum(.discountAmount)))
    }

    /// The codes of forms some version of which declares anything.
    private var declaring: [String] {
        Set(desk.forms.filter { $0.cells.contains { $0.declares != nil } }.map(\.code)).sorted()
    }

    /// Handed in and not given back.
    private func reports(
        _ form: String, _ question: WelfareQuestion, in tx: Transaction
    ) throws -> [Obligation] {
        var found: [Obligation] = []
        try ObligationQueries.changed(after: 0, form: form, period: question.period, in: tx) { report in
            if report.standing.counts { found.append(report) }
        }
        let heads = Dictionary(
            desk.partners.compactMap { partner in partner.parentCode.map { (partner.code, $0) } },
            uniquingKeysWith: { first, _ in first })
        let subjects = Set(found.map(\.subject))
        return found.filter { report in
            let head = heads[report.subject]
            guard head.map({ !subjects.contains($0) }) ?? true else { return false }
            guard let partner = question.partner else { return true }
            return report.subject == partner || head == partner
        }
    }
}
