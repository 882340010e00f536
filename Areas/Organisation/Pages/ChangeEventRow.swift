internal import Kernel
internal import Web

/// An event in a list, in words.
struct ChangeEventRow: Sendable {
    let day: String
    let sentence: String
    let kind: String
    let path: String
    /// Who entered it and when; nil for what came before this was kept.
    let entered: String?
    /// Who took it back, when and why.
    let undone: String?

    init(_ event: ChangeEvent, _ words: UnitWords) {
        let messages = words.messages
        day = event.day.printed
        sentence = words.sentence(event)
        kind = messages.text("unit_event_kind.\(event.kind.rawValue)")
        path = LocalPath("/unit-changes/\(event.number)").text
        entered = event.enteredAt.map { at in
            messages.text(
                "unit_changes.entered",
                [
                    "who": event.enteredBy ?? messages.text("unit_changes.by_file"),
                    "at": "\(at.clockTime) \(at.businessDay.printed)",
                ])
        }
        undone = event.undo.map { undo in
            messages.text(
                "unit_changes.undone",
                [
                    "who": undo.by, "at": "\(undo.at.clockTime) \(undo.at.businessDay.printed)",
                    "reason": undo.reason,
                ])
        }
    }

    private init() {
        day = "01/07/2025"
        sentence = "A went into B."
        kind = "merger"
        path = "/unit-changes/1"
        entered = "by An"
        undone = "taken back"
    }

    static let sample = ChangeEventRow()
}
