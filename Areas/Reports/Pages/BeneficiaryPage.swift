internal import Kernel
internal import Web

/// Beneficiaries in total up to a day: the words that people use, and the numbers under them (clause 1.04).
struct BeneficiaryPage: Page {
    static let template = "reports/beneficiaries"

    struct Line: Sendable {
        let programme: String
        let persons: String
        let turns: String
        let counted: String
    }

    let sentence: String
    let persons: String
    let turns: String
    let fields: [Field]
    let lines: [Line]
    let filePath: String

    init(_ report: BeneficiaryReport, _ words: WelfareWords) {
        let question = report.question
        let rounded = RoundedWords(report.persons).map { words.text("rounded.\($0.rawValue)") }
        sentence = words.text(
            rounded == nil ? "beneficiaries.sentence" : "beneficiaries.rounded_sentence",
            [
                "day": question.day.printed, "scope": report.scopeName, "words": rounded ?? "",
                "persons": Digits.grouped(Int64(report.persons)), "turns": Digits.grouped(Int64(report.turns)),
            ])
        persons = Digits.grouped(Int64(report.persons))
        turns = Digits.grouped(Int64(report.turns))
        fields = [
            Field("at", label: words.text("beneficiaries.day"), type: "date", value: question.day.description),
            Field("scope", label: words.text("scope"), value: question.scope),
            Field("partner", label: words.text("partner"), value: question.partner ?? "", isRequired: false),
        ]
        lines = report.lines.map { line in
            Line(
                programme: words.text("programme.\(line.programme)"),
                persons: Digits.grouped(Int64(line.count.persons)), turns: Digits.grouped(Int64(line.count.turns)),
                counted: words.text(line.count.isDistinct ? "beneficiaries.distinct" : "beneficiaries.declared"))
        }
        var path = BeneficiaryRoutes.filePath.with("at", question.day.description).with("scope", question.scope)
        if let partner = question.partner { path = path.with("partner", partner) }
        filePath = path.text
    }

    private init() {
        sentence = "Tens of thousands."
        persons = "21.000"
        turns = "30.000"
        fields = [.sample]
        lines = [Line(programme: "Sales", persons: "1", turns: "2", counted: "Distinct")]
        filePath = "/reports/beneficiaries.csv"
    }

    static let sample = BeneficiaryPage()
}
