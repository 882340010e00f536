internal import Kernel
internal import Web

/// One event, and the form that takes it back.
struct ChangeEventPage: Page {
    static let template = "organisation/change_event"

    let trouble: Trouble?
    let title: String
    let event: ChangeEventRow
    let units: [UnitRow]
    /// The form of taking back is offered.
    let canUndo: Bool
    /// What stands in the way of taking it back.
    let obstacle: String?
    let undoPath: String
    let version: String
    let reason: Field

    init(_ look: ChangeEventLook, form: Form = Form(), trouble: Trouble? = nil, _ messages: Messages) {
        let words = UnitWords(messages: messages, tree: look.tree)
        self.trouble = trouble
        event = ChangeEventRow(look.event, words)
        title = "\(event.kind), \(event.day)"
        var seen: Set<Int64> = []
        let numbers = look.event.changes.flatMap { [$0.from, $0.to].compactMap { $0 } }
            .filter { seen.insert($0).inserted }
        units = numbers.compactMap(look.tree.unit).map { unit in
            let lives = look.tree.exists(unit.number, on: look.event.day)
            return UnitRow(unit, on: lives ? look.event.day : look.event.day - 1, words)
        }
        canUndo = look.mayChange && look.event.undo == nil && look.obstacle == nil
        obstacle = look.mayChange ? look.obstacle.map { messages.text($0) } : nil
        undoPath = LocalPath("/unit-changes/\(look.event.number)/undo").text
        version = String(look.version)
        reason = Field(
            "reason", label: messages.text("unit_changes.reason"), value: form["reason"],
            hint: messages.text("unit_changes.reason_hint"), error: trouble?.error(for: "reason"))
    }

    private init() {
        trouble = .sample
        title = "Merger, 01/07/2025"
        event = .sample
        units = [.sample]
        canUndo = true
        obstacle = "Something came later."
        undoPath = "/unit-changes/1/undo"
        version = "1"
        reason = .sample
    }

    static let sample = ChangeEventPage()
}
