import Kernel

/// What differs between the last time a report was handed in and the time before.
struct Resubmission: Sendable {
    let before: FilledForm
    let now: FilledForm
    /// Cells whose value, words, rows or explanation differ, in the order of the form.
    let cells: [FormCell]

    /// Nil for a report that was handed in once, or that is not handed in now.
    init?(_ look: ReportLook) {
        let handedIn = look.events.filter { $0.action == .submit }.compactMap(\.content)
        guard look.obligation.standing.counts, handedIn.count > 1 else { return nil }
        let (before, now) = (FilledForm(look.form, handedIn[1]), FilledForm(look.form, handedIn[0]))
        let typed = handedIn[0].differences(from: handedIn[1])
        let cells = look.form.cells.filter { cell in
            typed.contains(cell.name) || before.number(cell.name) != now.number(cell.name)
                || before.rows(cell.name) != now.rows(cell.name) || before.ratio(cell) != now.ratio(cell)
        }
        (self.before, self.now, self.cells) = (before, now, cells)
    }
}
