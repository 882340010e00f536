internal import Figures
internal import Kernel
internal import Organisation
internal import Web

/// The agreements of a unit's enterprises on a day, with what they cover.
struct AgreementsPage: Page {
    static let template = "bargaining/agreements"
    static let path = LocalPath("/collective-agreements")

    struct Line: Sendable {
        let code: String
        let path: String
        let employer: String
        let employerPath: String
        let term: String
        let state: String
        let look: String
        let grade: String
        let workers: String
    }

    /// One numerator over one denominator.
    struct Rate: Sendable {
        let label: String
        let numerator: String
        let denominator: String
        let rate: String
    }

    let lead: String
    let fields: [Field]
    let state: SelectField
    let rates: [Rate]
    let byUpperUnion: String
    let expiry: String
    let expiryPath: String
    let mayWrite: Bool
    let lines: [Line]
    let pages: PageLinks

    init(_ look: AgreementsLook, _ paging: Paging, _ messages: Messages) {
        let words = AgreementWords(messages: messages)
        lead = messages.text(
            "agreements.lead",
            ["unit": look.unitName, "day": look.day.printed, "count": Digits.grouped(Int64(look.lines.count))])
        fields = [
            Field(
                "q", label: messages.text("agreements.search"), type: "search", value: look.search, isRequired: false),
            Field("unit", label: messages.text("agreements.unit"), value: look.unit.code, isRequired: false),
            Field(
                "at", label: messages.text("agreements.day"), type: "date", value: look.day.description,
                isRequired: false),
        ]
        state = SelectField(
            "state", label: messages.text("agreements.state"),
            choices: [Choice("", label: messages.text("agreements.any"), isSelected: look.state == nil)]
                + AgreementState.allCases.map {
                    Choice($0.rawValue, label: words.state($0), isSelected: $0 == look.state)
                })
        let coverage = look.coverage
        rates =
            [
                ("with_union", coverage.withUnion.ratio), ("enterprises", coverage.enterprises),
                ("workers", coverage.workers), ("graded", coverage.graded.ratio),
            ].map { name, ratio in AgreementsPage.rate(messages.text("agreements.rate.\(name)"), ratio, words) }
            + coverage.graded.beside.map {
                AgreementsPage.rate(messages.text("agreements.rate.graded_only"), $0.ratio, words)
            }
        byUpperUnion = messages.text(
            "agreements.by_upper_union", ["count": Digits.grouped(coverage.byUpperUnion)])
        expiry = messages.text("agreements.expiry", ["days": String(look.windowDays)])
        let here = AgreementsPage.path.with("unit", look.unit.code).with("at", look.day.description)
        expiryPath = here.with("state", AgreementState.window.rawValue).text
        mayWrite = look.mayWrite
        let rest = look.lines.dropFirst(paging.offset)
        lines = rest.prefix(paging.size).map { AgreementsPage.line($0, on: look.day, words) }
        pages = paging.links(
            on: here.with("q", look.search).with("state", look.state?.rawValue ?? ""),
            hasMore: rest.count > paging.size)
    }

    private static func rate(_ label: String, _ ratio: Ratio, _ words: AgreementWords) -> Rate {
        Rate(
            label: label, numerator: Digits.grouped(ratio.numerator), denominator: Digits.grouped(ratio.denominator),
            rate: words.rate(ratio))
    }

    private static func line(_ line: AgreementsLook.Line, on day: Day, _ words: AgreementWords) -> Line {
        let agreement = line.stored.agreement
        return Line(
            code: agreement.code, path: AgreementPage.path(of: agreement.code).with("at", day.description).text,
            employer: line.employer.name, employerPath: LocalPath("/employers/\(line.employer.code)").text,
            term: words.term(agreement), state: words.state(line.state), look: words.look(line.state),
            grade: words.grade(line.stored.grade(on: day)),
            workers: agreement.workersCovered.map { Digits.grouped($0) } ?? "–")
    }

    private init() {
        lead = "1 agreement"
        fields = [.sample]
        state = .sample
        rates = [Rate(label: "Enterprises", numerator: "1", denominator: "2", rate: "50%")]
        byUpperUnion = "1 by the upper union"
        expiry = "Ending soon"
        expiryPath = "/collective-agreements?state=window"
        mayWrite = true
        lines = [
            Line(
                code: "TU-1", path: "/collective-agreements/TU-1", employer: "Sao Mai",
                employerPath: "/employers/DN-1", term: "2019", state: "In force", look: "good", grade: "A",
                workers: "1")
        ]
        pages = .sample
    }

    static let sample = AgreementsPage()
}
