internal import Kernel
internal import Web

/// What an event would do, and the hidden fields that make it so.
struct ChangePreviewPart: Sendable {
    struct Moved: Sendable {
        let name: String
        let code: String
        let from: String
        let to: String
    }

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let sentence: String
    let day: String
    /// What ends or begins.
    let lines: [String]
    let moved: [Moved]
    let hasMoved: Bool
    /// How many are not named.
    let more: String?
    let affairs: [String]
    let hasAffairs: Bool
    /// What becomes of what hangs on the units.
    let meaning: String?
    let hidden: [Hidden]

    init(_ preview: ChangePreview, _ value: (String) -> String, _ messages: Messages) {
        let plan = preview.plan
        let order = plan.order
        let words = UnitWords(messages: messages, tree: plan.after)
        let date = order.day.printed
        day = date
        sentence = ChangePreviewPart.sentence(plan, words)
        lines =
            preview.ended.map { unit in
                messages.text(
                    "unit_changes.ends",
                    ["unit": words.name(unit.number, on: order.day - 1), "day": (order.day - 1).printed])
            }
            + (plan.founded.map { [messages.text("unit_changes.begins", ["unit": $0.name, "day": date])] } ?? [])
        moved = preview.moved.map { moved in
            Moved(
                name: words.name(moved.unit.number, on: order.day), code: moved.unit.code,
                from: moved.from.map { words.name($0.number, on: order.day - 1) } ?? "",
                to: moved.to.map { words.name($0.number, on: order.day) } ?? "")
        }
        hasMoved = !moved.isEmpty
        let hidden = preview.movedCount - preview.moved.count
        more = hidden > 0 ? messages.text("unit_changes.more", ["count": Digits.grouped(Int64(hidden))]) : nil
        affairs = preview.affairs.map { count in
            messages.text(
                "unit_affair.\(count.name)", ["count": Digits.grouped(count.count), "unit": count.unit ?? ""])
        }
        hasAffairs = !affairs.isEmpty
        meaning = hasAffairs ? messages.text("unit_changes.meaning_\(order.kind.rawValue)", ["day": date]) : nil
        let names = ["kind"] + ChangePage.names(order.kind) + (order.kind == .open ? ["unit_kind"] : [])
        self.hidden =
            names.map { Hidden(name: $0, value: $0 == "kind" ? order.kind.rawValue : value($0)) }
            + [Hidden(name: "version", value: String(preview.version))]
    }

    private static func sentence(_ plan: ChangePlan, _ words: UnitWords) -> String {
        let rows = plan.rows.map { EnteredChange(number: 0, change: $0, enteredAt: nil, enteredBy: nil, undo: nil) }
        return ChangeEvent(rows: rows).map(words.sentence) ?? ""
    }

    private init() {
        sentence = "A goes into B."
        day = "01/07/2025"
        lines = ["A ends."]
        moved = [Moved(name: "C", code: "C", from: "A", to: "B")]
        hasMoved = true
        more = "and 3 more"
        affairs = ["12 members"]
        hasAffairs = true
        meaning = "They mean B."
        hidden = [Hidden(name: "kind", value: "merge")]
    }

    static let sample = ChangePreviewPart()
}
