import Kernel
import Organisation
import Storage

/// What the reports say in words, put together question by question: for a summary that somebody writes.
struct Digest: Sendable {
    struct Entry: Sendable {
        let cell: FormCell
        let subject: String
        let name: String
        let report: Int64
        let text: String
    }

    let form: ReportForm
    let period: Period
    let scope: UnionUnit?
    let search: String
    /// Only what was said in this cell; nil for all.
    let cell: FormCell?
    /// Those at the asked places, by cell and in each by day due and subject.
    let entries: [Entry]
    /// Everything that was said and matches.
    let matching: Int
    /// Reports that were handed in.
    let counted: Int

    /// Throws the refusals of `ObligationsQuestion` and `unknown_cell`.
    init(
        _ request: ObligationsRequest, cell name: String?, rows: Range<Int>, _ desk: ReportDesk, in tx: Transaction
    ) throws {
        let question = try ObligationsQuestion(request, desk, on: tx.today)
        (form, period, scope) = (question.form, question.period, question.scope)
        search = request.search ?? ""
        cell = try name.map { name in
            guard let cell = question.form.cell(name), cell.kind == .text else {
                throw Refusal("unknown_cell", ["cell": name])
            }
            return cell
        }
        let asked = cell.map { [$0] } ?? question.form.cells.filter { $0.kind == .text }
        let needle = VietnameseText.folded(search)
        let (found, matching, counted) = try desk.reports.book.look(at: form.code, period, desk, in: tx) { shelf in
            Digest.find(question, asked, needle, rows, &shelf, desk)
        }
        (entries, self.matching, self.counted) = (found, matching, counted)
    }

    private static func find(
        _ question: ObligationsQuestion, _ cells: [FormCell], _ needle: String, _ rows: Range<Int>,
        _ shelf: inout ObligationShelf, _ desk: ReportDesk
    ) -> (entries: [Entry], matching: Int, counted: Int) {
        var counted: [Int] = []
        shelf.visit(question, desk) { place, _, standing in
            if standing.counts { counted.append(place) }
        }
        var (entries, matching): ([Entry], Int) = ([], 0)
        for cell in cells {
            for place in counted {
                guard let text = shelf.texts[place]?[cell.name], !text.isEmpty else { continue }
                let obligation = shelf.obligations[place]
                let name = desk.name(of: obligation.subject, question.form)
                let isFound =
                    needle.isEmpty || VietnameseText.folded("\(name) \(obligation.subject) \(text)").contains(needle)
                guard isFound else { continue }
                if rows.contains(matching) {
                    entries.append(
                        Entry(
                            cell: cell, subject: obligation.subject, name: name, report: obligation.number,
                            text: text))
                }
                matching += 1
            }
        }
        return (entries, matching, counted.count)
    }
}
