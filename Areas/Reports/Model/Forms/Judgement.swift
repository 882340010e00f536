import Kernel
import Storage
import Web

/// What somebody above wants done with a report, or with several at once.
struct Judgement: Sendable {
    enum Action: String, Sendable, CaseIterable {
        case accept, approve, remind, extend, excuse
        case giveBack = "return"
    }

    /// Nil for a word that is none of the actions.
    let action: Action?
    let cell: String?
    let reason: String
    let day: Day?

    /// Beside which field a refusal stands.
    static let fields = [
        "reason_needed": "reason", "extension_not_later": "day", "day_needed": "day", "unknown_cell": "cell",
    ]

    init(_ form: Form) {
        action = Action(rawValue: form["action"])
        cell = form.optionalText("cell")
        reason = form.text("reason")
        day = Day(form.text("day"))
    }

    /// What is missing before any report can be judged so; nil when nothing is.
    var lack: Refusal? {
        switch action {
        case nil: Refusal("unknown_judgement")
        case .excuse, .giveBack: reason.isEmpty ? Refusal("reason_needed") : nil
        case .extend:
            day == nil ? Refusal("day_needed") : reason.isEmpty ? Refusal("reason_needed") : nil
        case .accept, .approve, .remind: nil
        }
    }

    func run(_ number: Int64, _ judge: JudgeReport, in tx: Transaction) throws {
        switch action {
        case .accept: try judge.accept(number, in: tx)
        case .approve: try judge.approve(number, in: tx)
        case .giveBack: try judge.giveBack(number, cell: cell, reason: reason, in: tx)
        case .remind: try judge.remind(number, note: reason.isEmpty ? nil : reason, in: tx)
        case .excuse: try judge.excuse(number, reason: reason, in: tx)
        case .extend:
            guard let day else { throw Refusal("day_needed") }
            try judge.extend(number, to: day, reason: reason, in: tx)
        case nil: throw Refusal("unknown_judgement")
        }
    }
}
