import Kernel
import Organisation
import Storage

/// The difficulties of the partners' reports that were handed in for exactly the asked period (welfare-rules section
/// 4, clause 0.25g): those that a report lists from the register, and what stands in its typed cells.
///
/// A partner's report tells of no union unit, so only the confederation has any. A branch's report is left out beside
/// its head's, which lists them too.
struct WelfareDifficulties {
    let desk: ReportDesk

    /// The names by which a form asks for difficulties in words, and for their handling.
    private static let (typed, handling) = ("difficulties", "handling")
    /// What people write who have none, folded.
    private static let nothing: Set<String> = ["khong", "khong co", "none", "no", "-"]

    func list(_ question: WelfareQuestion, in tx: Transaction) throws -> [Difficulty] {
        guard question.scope == desk.tree.root?.code else { return [] }
        return try reports(question, in: tx).flatMap { report -> [Difficulty] in
            let form = try desk.form(of: report)
            let text = form.cells.first(where: \.listsDifficulties).flatMap { report.content.texts[$0.name] } ?? ""
            let listed =
                text.isEmpty
                ? [] : try desk.difficulties(of: report, form, in: tx).filter { text.contains("\($0.mark) ") }
            return listed.map { Difficulty(text: $0.text, handling: $0.handling ?? "") } + typed(report.content)
        }
    }

    private func typed(_ content: ReportContent) -> [Difficulty] {
        guard let text = content.texts[WelfareDifficulties.typed],
            !WelfareDifficulties.nothing.contains(VietnameseText.folded(text.filter { $0 != "." }))
        else { return [] }
        return [Difficulty(text: text, handling: content.texts[WelfareDifficulties.handling] ?? "")]
    }

    /// Handed in and not given back, in the order of their subjects.
    private func reports(_ question: WelfareQuestion, in tx: Transaction) throws -> [Obligation] {
        let forms = Set(desk.forms.filter { $0.subject == .partner && asks($0) }.map(\.code)).sorted()
        var found: [Obligation] = []
        for form in forms {
            try ObligationQueries.changed(after: 0, form: form, period: question.period, in: tx) { report in
                if report.standing.counts { found.append(report) }
            }
        }
        let heads = Dictionary(
            desk.partners.compactMap { partner in partner.parentCode.map { (partner.code, $0) } },
            uniquingKeysWith: { first, _ in first })
        let subjects = Set(found.map(\.subject))
        return found.filter { report in
            let head = heads[report.subject]
            guard head.map({ !subjects.contains($0) }) ?? true else { return false }
            return question.partner.map { report.subject == $0 || head == $0 } ?? true
        }.sorted { ($0.subject, $0.number) < ($1.subject, $1.number) }
    }

    private func asks(_ form: ReportForm) -> Bool {
        form.cells.contains(where: \.listsDifficulties) || form.cell(WelfareDifficulties.typed)?.kind == .text
    }
}
