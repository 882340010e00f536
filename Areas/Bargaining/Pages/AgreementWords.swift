internal import Kernel
internal import Web

/// The words of agreements in one language.
struct AgreementWords: Sendable {
    let messages: Messages

    func state(_ state: AgreementState) -> String { messages.text("agreements.state.\(state.rawValue)") }

    /// The end of the badge's class; the words beside it say the same.
    func look(_ state: AgreementState) -> String {
        switch state {
        case .inForce: "good"
        case .window, .continuing, .toCome: "wait"
        case .lapsed, .void: "off"
        }
    }

    func grade(_ grade: AgreementGrade?) -> String {
        guard let grade else { return messages.text("agreements.not_yet") }
        guard let reason = grade.reason else { return grade.grade.rawValue }
        return messages.text(
            "agreements.ungraded", ["reason": messages.text("agreements.ungraded_reason.\(reason.rawValue)")])
    }

    func term(_ agreement: CollectiveAgreement) -> String {
        messages.text(
            "agreements.term_days",
            ["from": agreement.days.from?.printed ?? "", "to": agreement.days.to.map { ($0 - 1).printed } ?? ""])
    }

    /// Rounded once, half up, in hundredths.
    func rate(_ ratio: Ratio) -> String {
        ratio.printed(decimals: 2, separator: messages.language == .vietnamese ? "," : ".")
            ?? messages.text("agreements.nothing")
    }
}
