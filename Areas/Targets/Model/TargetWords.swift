internal import Figures
internal import Kernel
internal import Web

/// The words of targets in one language.
struct TargetWords: Sendable {
    let messages: Messages

    init(_ messages: Messages) {
        self.messages = messages
    }

    private var isVietnamese: Bool { messages.language == .vietnamese }
    private var comma: Character { isVietnamese ? "," : "." }

    func text(_ key: String, _ parameters: [String: String] = [:]) -> String { messages.text(key, parameters) }

    func told(_ words: Target.Words) -> String { words.told(in: messages.language) }

    func number(_ value: Int64) -> String { Digits.grouped(value, separator: isVietnamese ? "." : ",") }

    func number(_ value: Int) -> String { number(Int64(value)) }

    /// The rate; that nothing was due, or that nobody tells the numbers yet, is said in words.
    func rate(_ result: TargetResult) -> String {
        guard result.count != nil else { return text("targets.no_source") }
        return result.printed(separator: comma) ?? text("targets.outcome.nothing_due")
    }

    func rate(_ ratio: Ratio, _ target: Target) -> String {
        ratio.printed(decimals: target.decimals, target.rounding, separator: comma)
            ?? text("targets.outcome.nothing_due")
    }

    func share(_ share: Percentage) -> String { share.decimal.replacing(".", with: String(comma)) + "%" }

    func threshold(_ result: TargetResult) -> String {
        guard let threshold = result.threshold else { return text("targets.no_threshold") }
        return text("targets.\(result.target.direction.rawValue)", ["share": share(threshold.share)])
    }

    func outcome(_ result: TargetResult) -> String {
        guard result.count != nil else { return text("targets.no_source") }
        return result.outcome.map { text("targets.outcome.\($0.rawValue)") } ?? text("targets.no_threshold")
    }

    /// The end of the badge's class; the words in the badge say the same.
    func look(_ outcome: TargetResult.Outcome?) -> String {
        switch outcome {
        case .met: "good"
        case .notMet: "off"
        case .nothingDue, nil: "wait"
        }
    }

    /// What is still needed and how long there is time; nil when it is met or nothing can be said.
    func pace(_ result: TargetResult, _ question: TargetsQuestion, today: Day) -> String? {
        guard let count = result.count, let threshold = result.threshold, result.outcome == .notMet,
            result.target.direction == .atLeast
        else { return nil }
        let lacking = number(result.target.lacking(count.ratio, to: threshold.share))
        guard let end = question.days(of: result.target).to, end > today else {
            return text("targets.lacked", ["count": lacking, "counted": told(result.target.counted)])
        }
        return text(
            "targets.lacking",
            ["count": lacking, "counted": told(result.target.counted), "day": (end - 1).printed])
    }

    func view(_ view: TreeView) -> String {
        switch view {
        case .reported: text("targets.as.reported")
        case .today: text("targets.as.today")
        case .day(let day): text("targets.as.day", ["day": day.printed])
        }
    }

    func lead(_ question: TargetsQuestion, scope: String, cutOff: Day) -> String {
        text(
            "targets.lead",
            [
                "unit": scope, "period": question.period.description, "day": cutOff.printed,
                "view": view(question.view),
            ])
    }
}
