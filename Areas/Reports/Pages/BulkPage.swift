internal import Kernel
internal import Web

/// What became of each of the reports that were judged at once.
struct BulkPage: Page {
    static let template = "reports/bulk"

    struct Line: Sendable {
        /// Nil for a report that is not there.
        let path: String?
        let name: String
        let code: String
        let outcome: String
        let badge: String
        /// Why it was refused.
        let sentence: String?
    }

    let title: String
    let lead: String
    let lines: [Line]
    /// Those that were left over, since a form judges only so many.
    let left: String?
    let back: String

    init(_ lines: [JudgeMany.Line], _ judgement: Judgement, left: Int, back: LocalPath, _ messages: Messages) {
        let words = FormWords(messages: messages)
        var (done, before, refused) = (0, 0, 0)
        for line in lines {
            switch line.outcome {
            case .done: done += 1
            case .before: before += 1
            case .refused: refused += 1
            }
        }
        title = words.text("bulk.\(judgement.action?.rawValue ?? "")")
        lead = words.text(
            "bulk.lead", ["done": String(done), "before": String(before), "refused": String(refused)])
        self.lines = lines.map { BulkPage.line($0, words) }
        self.left = left > 0 ? words.text("bulk.left", ["count": Digits.grouped(Int64(left))]) : nil
        self.back = back.text
    }

    private static func line(_ line: JudgeMany.Line, _ words: FormWords) -> Line {
        let (outcome, badge, sentence): (String, String, String?) =
            switch line.outcome {
            case .done: (words.text("bulk.done"), "badge--good", nil)
            case .before: (words.text("bulk.before"), "badge--wait", nil)
            case .refused(let refusal): (words.text("bulk.refused"), "badge--off", words.messages.text(refusal))
            }
        return Line(
            path: line.subject == nil ? nil : ReportPage.path(of: line.number).text,
            name: line.subject?.name ?? words.text("bulk.unknown", ["number": String(line.number)]),
            code: line.subject?.code ?? "", outcome: outcome, badge: badge, sentence: sentence)
    }

    private init() {
        title = "Accept"
        lead = "1 done"
        lines = [
            Line(
                path: "/obligations/1", name: "Unit", code: "U", outcome: "Refused", badge: "badge--off",
                sentence: "Not handed in.")
        ]
        left = "3 left"
        back = "/obligations"
    }

    static let sample = BulkPage()
}

/// Asks once more before many reports are judged, and for the reason and the day that a judgement needs.
struct BulkQuestionPage: Page {
    static let template = "reports/bulk_question"
    /// More reports than this are judged only after a second look.
    static let mostWithoutQuestion = 20

    let trouble: Trouble?
    let title: String
    let lead: String
    let action: String
    let numbers: String
    let left: String
    let filter: [Pair]
    let reason: Field?
    let day: Field?
    let names: [String]
    let more: String?
    let back: String

    struct Pair: Sendable {
        let name: String
        let value: String
    }

    /// The names are those of the first reports.
    init(
        _ choice: BulkChoice, _ judgement: Judgement, names: [String], on today: Day, _ messages: Messages,
        trouble: Trouble?
    ) {
        let words = FormWords(messages: messages)
        let action = judgement.action?.rawValue ?? ""
        self.trouble = trouble
        title = words.text("bulk.\(action)")
        lead = words.text("bulk.question", ["count": Digits.grouped(Int64(choice.numbers.count))])
        self.action = action
        numbers = choice.numbers.map { String($0) }.joined(separator: " ")
        left = String(choice.left)
        filter = choice.filter.map { Pair(name: $0.name, value: $0.value) }
        let needsWords = [.excuse, .extend, .remind].contains(judgement.action)
        reason =
            needsWords
            ? Field(
                "reason", label: words.text(judgement.action == .remind ? "bulk.note" : "bulk.reason"),
                value: judgement.reason, error: trouble?.error(for: "reason"),
                isRequired: judgement.action != .remind) : nil
        day =
            judgement.action == .extend
            ? Field(
                "day", label: words.text("review.day"), type: "date", value: (judgement.day ?? today + 7).description,
                error: trouble?.error(for: "day")) : nil
        self.names = names
        let others = choice.numbers.count - names.count
        more = others > 0 ? words.text("bulk.more", ["count": Digits.grouped(Int64(others))]) : nil
        back = choice.back.text
    }

    private init() {
        trouble = .sample
        title = "Excuse"
        lead = "21 reports"
        action = "excuse"
        numbers = "1 2"
        left = "0"
        filter = [Pair(name: "form", value: "hdcd_1")]
        reason = .sample
        day = .sample
        names = ["Unit"]
        more = "and 19 others"
        back = "/obligations"
    }

    static let sample = BulkQuestionPage()
}
