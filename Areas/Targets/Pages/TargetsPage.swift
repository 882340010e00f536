internal import Figures
internal import Kernel
internal import Organisation
internal import Web

/// The targets of a unit and period (2.03 to 2.11).
struct TargetsPage: Page {
    static let template = "targets/targets"
    static let path = LocalPath("/targets")

    struct Line: Sendable {
        let code: String
        let title: String
        let path: String
        let numerator: String
        let denominator: String
        let rate: String
        let threshold: String
        let outcome: String
        let look: String
        let missing: String
        /// Nil when there is nothing to do.
        let pace: String?
    }

    /// How many targets came to one end.
    struct Tally: Sendable {
        let label: String
        let look: String
        let count: String
    }

    struct File: Sendable {
        let label: String
        let path: String
    }

    let lead: String
    let fields: [Field]
    let view: SelectField
    let rounding: SelectField
    let tallies: [Tally]
    let lines: [Line]
    let files: [File]
    let thresholdsPath: String
    let mayAssign: Bool

    init(_ look: TargetsLook, _ request: TargetsRequest, _ messages: Messages) {
        let words = TargetWords(messages)
        let question = look.question
        lead = words.lead(question, scope: look.scopeName, cutOff: question.cutOff(today: look.today))
        fields = TargetsPage.fields(question, messages)
        view = TargetsPage.view(question, messages)
        rounding = SelectField(
            "rounding", label: messages.text("targets.rounding"),
            choices: ["", Rounding.halfUp.rawValue, Rounding.cut.rawValue].map { word in
                Choice(
                    word, label: messages.text("targets.rounding.\(word.isEmpty ? "own" : word)"),
                    isSelected: word == question.rounding?.rawValue ?? "")
            })
        let outcomes: [TargetResult.Outcome?] = [.met, .notMet, .nothingDue, nil]
        tallies = outcomes.map { outcome in
            Tally(
                label: words.text("targets.tally.\(outcome?.rawValue ?? "unsaid")"), look: words.look(outcome),
                count: words.number(look.number(of: outcome)))
        }
        lines = look.results.map { result in
            Line(
                code: result.target.code, title: words.told(result.target.title),
                path: TargetsPage.query(question, on: TargetPage.path(of: result.target.code)).text,
                numerator: result.count.map { words.number($0.ratio.numerator) } ?? "–",
                denominator: result.count.map { words.number($0.ratio.denominator) } ?? "–",
                rate: words.rate(result), threshold: words.threshold(result), outcome: words.outcome(result),
                look: words.look(result.outcome), missing: result.count.map { words.number($0.missing.count) } ?? "–",
                pace: words.pace(result, question, today: look.today))
        }
        files = TargetsFormat.allCases.filter { $0 != .json }.map { format in
            File(
                label: format.rawValue.uppercased(),
                path: TargetsPage.query(question, on: LocalPath("/targets.\(format.rawValue)")).text)
        }
        thresholdsPath = ThresholdsPage.path.with("unit", question.scope.code).text
        mayAssign = look.mayAssign
    }

    static func query(_ question: TargetsQuestion, on path: LocalPath) -> LocalPath {
        path.with("unit", question.scope.code).with("period", question.period.description)
            .with("as", question.view.name).with("rounding", question.rounding?.rawValue ?? "")
    }

    static func fields(_ question: TargetsQuestion, _ messages: Messages) -> [Field] {
        [
            Field("unit", label: messages.text("targets.unit"), value: question.scope.code),
            Field(
                "period", label: messages.text("targets.period"), value: question.period.description,
                hint: messages.text("targets.period_hint")),
        ]
    }

    static func view(_ question: TargetsQuestion, _ messages: Messages) -> SelectField {
        var choices = [TreeView.reported, .today].map { view in
            Choice(view.name, label: messages.text("targets.as.\(view.name)"), isSelected: view == question.view)
        }
        if case .day = question.view {
            choices.append(
                Choice(question.view.name, label: TargetWords(messages).view(question.view), isSelected: true))
        }
        return SelectField("as", label: messages.text("targets.as"), choices: choices)
    }

    private init() {
        lead = "Unit, 2019"
        fields = [.sample]
        view = .sample
        rounding = .sample
        tallies = [Tally(label: "Met", look: "good", count: "1")]
        lines = [
            Line(
                code: "T6", title: "Agreements", path: "/targets/T6", numerator: "1", denominator: "2", rate: "50%",
                threshold: "at least 70%", outcome: "Not met", look: "off", missing: "1", pace: "1 more")
        ]
        files = [File(label: "DOCX", path: "/targets.docx")]
        thresholdsPath = "/target-thresholds"
        mayAssign = true
    }

    static let sample = TargetsPage()
}
