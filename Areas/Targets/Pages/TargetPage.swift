internal import Figures
internal import Kernel
internal import Organisation
internal import Web

/// One target of a unit: what it counts, who is missing, the units below and the years before.
struct TargetPage: Page {
    static let template = "targets/target"

    static func path(of code: String) -> LocalPath { LocalPath("/targets/\(code)") }

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Below: Sendable {
        let name: String
        let path: String
        let counts: String
        let rate: String
        let outcome: String
        let look: String
    }

    struct Year: Sendable {
        let period: String
        let counts: String
        let rate: String
        let outcome: String
    }

    struct Missing: Sendable {
        let name: String
        let code: String
        let path: String?
        let reason: String
    }

    let code: String
    let title: String
    let lead: String
    let backPath: String
    let outcome: String
    let look: String
    let rate: String
    let pace: String?
    let facts: [Fact]
    let tallies: [TargetsPage.Tally]
    let hasBelow: Bool
    let below: [Below]
    let years: [Year]
    let missingCount: String
    let missing: [Missing]
    let pages: PageLinks
    let reminders: ReminderPart
    /// Of a reminder that was refused.
    let trouble: Trouble?

    init(
        _ look: TargetLook, _ paging: Paging, _ messages: Messages, typed: Form? = nil, trouble: Trouble? = nil
    ) {
        let words = TargetWords(messages)
        let (result, question) = (look.result, look.question)
        let target = result.target
        code = target.code
        title = words.told(target.title)
        lead = words.lead(question, scope: look.scopeName, cutOff: result.cutOff)
        backPath = TargetsPage.query(question, on: TargetsPage.path).text
        outcome = words.outcome(result)
        self.look = words.look(result.outcome)
        rate = words.rate(result)
        pace = words.pace(result, question, today: look.today)
        facts = TargetPage.facts(result, words)
        let outcomes: [TargetResult.Outcome?] = [.met, .notMet, .nothingDue, nil]
        tallies = outcomes.map { outcome in
            TargetsPage.Tally(
                label: words.text("targets.tally.\(outcome?.rawValue ?? "unsaid")"), look: words.look(outcome),
                count: words.number(look.number(of: outcome)))
        }
        hasBelow = !look.below.isEmpty
        below = look.below.map { below in
            Below(
                name: below.name,
                path: TargetsPage.query(question.with(scope: below.unit), on: TargetPage.path(of: target.code)).text,
                counts: TargetPage.counts(below.result, words), rate: words.rate(below.result),
                outcome: words.outcome(below.result), look: words.look(below.result.outcome))
        }
        years = look.trend.map { period, result in
            Year(
                period: period.description, counts: result.map { TargetPage.counts($0, words) } ?? "–",
                rate: result.map(words.rate) ?? "–",
                outcome: result.map(words.outcome) ?? words.text("targets.no_target"))
        }
        let all = result.count?.missing ?? []
        missingCount = words.number(all.count)
        let rest = all.dropFirst(paging.offset)
        missing = rest.prefix(paging.size).map { missing in
            Missing(
                name: missing.name, code: missing.code, path: missing.path.flatMap { LocalPath(untrusted: $0)?.text },
                reason: missing.reason.map { words.text($0) } ?? words.text("targets.no_record"))
        }
        pages = paging.links(
            on: TargetsPage.query(question, on: TargetPage.path(of: target.code)), hasMore: rest.count > paging.size)
        reminders = ReminderPart(look, typed, words, trouble: trouble)
        self.trouble = trouble
    }

    private static func facts(_ result: TargetResult, _ words: TargetWords) -> [Fact] {
        let target = result.target
        var facts = [
            Fact(
                label: words.told(target.numerator), value: result.count.map { words.number($0.ratio.numerator) } ?? "–"
            ),
            Fact(
                label: words.told(target.denominator),
                value: result.count.map { words.number($0.ratio.denominator) } ?? "–"),
            Fact(label: words.text("targets.threshold"), value: words.threshold(result)),
            Fact(label: words.text("targets.cut_off"), value: result.cutOff.printed),
            Fact(label: words.text("targets.document"), value: result.threshold?.document ?? target.document),
        ]
        facts += (result.count?.beside ?? []).map { beside in
            Fact(
                label: words.text("targets.beside", ["what": words.text(beside.key)]),
                value: "\(words.number(beside.ratio.numerator))/\(words.number(beside.ratio.denominator)) = "
                    + words.rate(beside.ratio, target))
        }
        return facts
    }

    private static func counts(_ result: TargetResult, _ words: TargetWords) -> String {
        result.count.map { "\(words.number($0.ratio.numerator))/\(words.number($0.ratio.denominator))" } ?? "–"
    }

    private init() {
        code = "T6"
        title = "Agreements"
        lead = "Unit, 2019"
        backPath = "/targets"
        outcome = "Not met"
        look = "off"
        rate = "50%"
        pace = "1 more"
        facts = [Fact(label: "Enterprises", value: "2")]
        tallies = [TargetsPage.Tally(label: "Met", look: "good", count: "1")]
        hasBelow = true
        below = [Below(name: "Unit", path: "/targets/T6", counts: "1/2", rate: "50%", outcome: "Not met", look: "off")]
        years = [Year(period: "2019", counts: "1/2", rate: "50%", outcome: "Not met")]
        missingCount = "1"
        missing = [Missing(name: "Sao Mai", code: "DN-1", path: "/employers/DN-1", reason: "No record")]
        pages = .sample
        reminders = .sample
        trouble = .sample
    }

    static let sample = TargetPage()
}
