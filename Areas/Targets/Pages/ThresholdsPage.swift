internal import Kernel
internal import Organisation
internal import Web

/// Who has to reach how much, and the form that sets another threshold.
struct ThresholdsPage: Page {
    static let template = "targets/thresholds"
    static let path = LocalPath("/target-thresholds")

    struct Line: Sendable {
        let target: String
        let unit: String
        let share: String
        let days: String
        let document: String
        let version: String
        /// Nil when it has ended, or the person may not end it.
        let endPath: String?
        let endLabel: String
    }

    let trouble: Trouble?
    let target: SelectField
    let fields: [Field]
    let lines: [Line]
    let mayAssign: Bool

    init(
        _ book: TargetBook, _ tree: UnitTree, _ form: Form, mayAssign: Bool, isEverything: Bool, today: Day,
        _ messages: Messages, trouble: Trouble? = nil
    ) {
        let words = TargetWords(messages)
        func field(_ name: String, _ type: String = "text", isRequired: Bool = false, hint: Bool = false) -> Field {
            Field(
                name, label: messages.text("thresholds.\(name)"), type: type, value: form[name],
                hint: hint ? messages.text("thresholds.\(name)_hint") : nil, error: trouble?.error(for: name),
                isRequired: isRequired)
        }
        self.trouble = trouble
        self.mayAssign = mayAssign
        target = SelectField(
            "target", label: messages.text("targets.target"),
            choices: book.targets(on: today).map {
                Choice($0.code, label: "\($0.code) – \(words.told($0.title))", isSelected: $0.code == form["target"])
            }, error: trouble?.error(for: "target"))
        fields = [
            field("unit", hint: true), field("share", isRequired: true, hint: true),
            field("valid_from", "date", isRequired: true), field("valid_to", "date"), field("document"),
        ]
        lines = book.thresholds.map { threshold in
            let unit = threshold.unit.flatMap { tree.unit($0) }
            let mayEnd = mayAssign && threshold.days.to == nil && (threshold.unit != nil || isEverything)
            let days = messages.text(
                threshold.days.to == nil ? "thresholds.days_open" : "thresholds.days",
                ["from": threshold.days.from?.printed ?? "", "to": threshold.days.to?.printed ?? ""])
            return Line(
                target: threshold.target, unit: unit?.name ?? messages.text("thresholds.everybody"),
                share: words.share(threshold.share), days: days, document: threshold.document ?? "–",
                version: String(threshold.version),
                endPath: mayEnd ? LocalPath("/target-thresholds/\(threshold.number)/end").text : nil,
                endLabel: messages.text("thresholds.end_of", ["target": threshold.target, "unit": unit?.name ?? ""]))
        }
    }

    private init() {
        trouble = .sample
        target = .sample
        fields = [.sample]
        lines = [
            Line(
                target: "T6", unit: "Unit", share: "70%", days: "since 2018", document: "2494", version: "1",
                endPath: "/target-thresholds/1/end", endLabel: "End")
        ]
        mayAssign = true
    }

    static let sample = ThresholdsPage()
}
