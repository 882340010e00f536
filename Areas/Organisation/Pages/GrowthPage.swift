internal import Documents
internal import Kernel
internal import Web

/// The growth table: unions and people on some days (3.02).
struct GrowthPage: Page {
    static let template = "organisation/growth"
    static let path = LocalPath("/growth")
    static let csvPath = LocalPath("/growth.csv")

    struct Line: Sendable {
        let day: String
        let unions: String
        let founded: String
        let ended: String
        let members: String
        let change: String
        let women: String
        let nonMembers: String
        let share: String
        let counted: String
        let uncounted: String
        let registered: String
        let joined: String
        let left: String
    }

    let lead: String
    let unit: Field
    let fromYear: Field
    let step: SelectField
    let filePath: String
    let lines: [Line]
    /// Nothing was counted, so that there is only the number of unions.
    let isWithoutCounts: Bool

    init(_ look: GrowthLook, _ messages: Messages) {
        lead = messages.text("growth.lead", ["unit": look.scope.name, "day": look.today.printed])
        unit = Field(
            "unit", label: messages.text("growth.unit"), value: look.scope.code,
            hint: messages.text("growth.unit_hint"),
            isRequired: false)
        fromYear = Field("from", label: messages.text("growth.from"), type: "number", value: String(look.fromYear))
        step = SelectField(
            "step", label: messages.text("growth.step"),
            choices: GrowthLook.Step.allCases.map { step in
                Choice(
                    step.rawValue, label: messages.text("growth.step.\(step.rawValue)"), isSelected: step == look.step)
            })
        filePath =
            GrowthPage.csvPath.with("unit", look.scope.code).with("from", String(look.fromYear))
            .with("step", look.step.rawValue).text
        let pairs = zip(look.growth.lines, [nil] + look.growth.lines.map(Optional.some))
        lines = pairs.map { GrowthPage.line($0, after: $1) }
        isWithoutCounts = look.growth.lines.allSatisfy { $0.people == nil }
    }

    private static func line(_ line: Growth.Line, after before: Growth.Line?) -> Line {
        func number(_ value: Int64?) -> String { value.map { Digits.grouped($0) } ?? "–" }
        let people = line.people
        let change = people.flatMap { now in before?.people.map { now.members - $0.members } }
        return Line(
            day: line.day.printed, unions: number(Int64(line.unions)), founded: number(line.founded.map(Int64.init)),
            ended: number(line.ended.map(Int64.init)), members: number(people?.members),
            change: change.map { ($0 > 0 ? "+" : "") + Digits.grouped($0) } ?? "–",
            women: number(people?.femaleMembers), nonMembers: number(people?.nonMembers),
            share: people.flatMap { GrowthPage.share($0) } ?? "–", counted: people?.oldest?.printed ?? "–",
            uncounted: number(Int64(line.uncounted)), registered: number(Int64(line.registered.members)),
            joined: number(line.registered.joined.map(Int64.init)),
            left: number(line.registered.left.map(Int64.init)))
    }

    /// Members among all workers, in hundredths with one decimal, rounded half up once.
    private static func share(_ people: Headcounts.Sum) -> String? {
        guard let others = people.nonMembers, people.members + others > 0 else { return nil }
        let all = people.members + others
        let tenths = (people.members * 2_000 + all) / (all * 2)
        return "\(tenths / 10),\(tenths % 10)"
    }

    /// The same table as a file.
    static func file(_ look: GrowthLook) -> Answer {
        var writer = CSVWriter(options: .download)
        writer.record([
            "day", "grassroots_unions", "founded", "ended", "members", "female_members", "non_members",
            "female_non_members", "oldest_count", "uncounted_unions", "registered_members", "joined", "left",
        ])
        for line in look.growth.lines {
            let people = line.people
            writer.text(line.day.description)
            let values: [Int64?] = [
                Int64(line.unions), line.founded.map(Int64.init), line.ended.map(Int64.init), people?.members,
                people?.femaleMembers, people?.nonMembers, people?.femaleNonMembers,
            ]
            for value in values {
                if let value { writer.integer(value) } else { writer.empty() }
            }
            writer.text(people?.oldest?.description ?? "")
            writer.integer(line.uncounted)
            writer.integer(line.registered.members)
            for value in [line.registered.joined, line.registered.left] {
                if let value { writer.integer(value) } else { writer.empty() }
            }
            writer.endRecord()
        }
        return .file(
            writer.takeBytes(), name: "growth-\(look.scope.code).csv", contentType: "text/csv; charset=utf-8")
    }

    private init() {
        lead = "Growth of a unit"
        unit = .sample
        fromYear = .sample
        step = .sample
        filePath = "/growth.csv"
        lines = [
            Line(
                day: "01/01/2027", unions: "1", founded: "1", ended: "1", members: "1", change: "+1", women: "1",
                nonMembers: "1", share: "50,0", counted: "01/01/2027", uncounted: "1", registered: "1",
                joined: "1", left: "1")
        ]
        isWithoutCounts = true
    }

    static let sample = GrowthPage()
}
