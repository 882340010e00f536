internal import Kernel
internal import Web

/// An employer with its states by date.
struct EmployerPage: Page {
    static let template = "organisation/employer"

    static func path(of code: String) -> LocalPath { LocalPath("/employers/\(code)") }

    struct Line: Sendable {
        let days: String
        let name: String
        let kind: String
        let industry: String
        let headcount: String
        let women: String
        let union: String
        let isNow: Bool
    }

    let code: String
    let name: String
    let kind: String
    /// Nil for a person who may not write it.
    let changePath: String?
    let listPath: String
    let lines: [Line]

    init(
        _ employer: Employer, on day: Day, _ industries: Industries, mayWrite: Bool, _ words: EmployerWords
    ) {
        let now = employer.state(nearest: day)
        code = employer.code
        name = now?.name ?? employer.code
        kind = now.map(words.kind) ?? ""
        changePath = mayWrite ? LocalPath("/employers/\(employer.code)/change").text : nil
        let unit = now.flatMap { words.tree.unit($0.unit)?.code } ?? ""
        listPath = EmployersPage.path.with("unit", unit).text
        lines = employer.states.reversed().map { state in
            let from = state.days.from ?? day
            let place = EmployerPlace(of: state, on: from, viewedOn: from, in: words.tree)
            return Line(
                days: words.messages.text(
                    state.days.to == nil ? "employers.days_open" : "employers.days",
                    ["from": state.days.from?.printed ?? "…", "to": state.days.to?.printed ?? ""]),
                name: state.name, kind: words.kind(state),
                industry: state.industry.map { letter in
                    industries.industry(letter, on: from).map { "\(letter) – \($0.name)" } ?? letter
                } ?? "–",
                headcount: state.headcount.map { Digits.grouped($0) } ?? "–",
                women: state.women.map { Digits.grouped($0) } ?? "–",
                union: words.union(of: state, place, on: from), isNow: state.days.contains(day))
        }
    }

    private init() {
        code = "DN-1"
        name = "Sao Mai"
        kind = "Enterprise"
        changePath = "/employers/DN-1/change"
        listPath = "/employers"
        lines = [
            Line(
                days: "from 2018", name: "Sao Mai", kind: "Enterprise", industry: "C", headcount: "1", women: "1",
                union: "Union", isNow: true)
        ]
    }

    static let sample = EmployerPage()
}
