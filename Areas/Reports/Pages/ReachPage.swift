internal import Kernel
internal import Web

/// Members within a partner's reach and the growth of its sales, province by province (clause 0.29).
struct ReachPage: Page {
    static let template = "reports/reach"

    struct Figure: Sendable {
        let text: String
        /// What stands under it in small letters.
        let detail: String?
    }

    struct Line: Sendable {
        let name: String
        let figures: [Figure]
    }

    struct Link: Sendable {
        let label: String
        let path: String
    }

    let sentence: String
    let periods: String
    let partner: SelectField
    let period: SelectField
    let fields: [Field]
    let downloads: [Link]
    let hasAgreements: Bool
    let lines: [Line]
    let total: [Figure]

    init(_ report: PartnerReachReport, _ words: WelfareWords) {
        let question = report.question
        sentence = report.sentence(words)
        periods = report.periods(words)
        partner = SelectField(
            "partner", label: words.text("partner"),
            choices: report.partners.map { partner in
                Choice(
                    partner.code, label: "\(partner.name) (\(partner.code))",
                    isSelected: partner.code == question.partner)
            })
        period = SelectField(
            "period", label: words.text("reach.period"),
            choices: Period.Kind.allCases.map { kind in
                Choice(
                    kind.rawValue, label: words.text("period_kind.\(kind.rawValue)"),
                    isSelected: kind == question.period.kind)
            })
        fields = [
            Field("at", label: words.text("reach.day"), type: "date", value: question.day.description),
            Field("scope", label: words.text("scope"), value: question.scope),
        ]
        downloads = ["xlsx", "csv"].map { ending in
            Link(label: words.text("download.\(ending)"), path: ReachRoutes.path(of: ending, question).text)
        }
        hasAgreements = report.reach.agreements > 0
        lines = report.reach.areas.map { area in
            Line(name: area.province?.name ?? words.text("reach.elsewhere"), figures: ReachPage.cells(area.figures))
        }
        total = ReachPage.cells(report.reach.total)
    }

    private static func cells(_ figures: ReachFigures) -> [Figure] {
        func plain(_ text: String) -> Figure { Figure(text: text, detail: nil) }
        return [plain(Digits.grouped(Int64(figures.members))), plain(Digits.grouped(Int64(figures.points)))]
            + [figures.turnsGrowth, figures.salesGrowth].flatMap { growth in
                [
                    plain(Digits.grouped(growth.now)), plain(Digits.grouped(growth.before)),
                    plain(growth.printedChange),
                    Figure(text: growth.printedRate, detail: growth.printedParts.isEmpty ? nil : growth.printedParts),
                ]
            }
    }

    private init() {
        sentence = "Ten members."
        periods = "A quarter and another."
        partner = .sample
        period = .sample
        fields = [.sample]
        downloads = [Link(label: "CSV", path: "/reports/reach.csv")]
        hasAgreements = true
        lines = [Line(name: "Province", figures: [Figure(text: "1", detail: "1 / 2")])]
        total = [Figure(text: "1", detail: "1 / 2")]
    }

    static let sample = ReachPage()
}
