internal import Kernel
internal import Organisation
internal import Web

/// The form that asks for a welfare report, filled with what was asked.
struct WelfareForm: Sendable {
    /// Periods of one kind under their heading.
    struct PeriodGroup: Sendable {
        let label: String
        let periods: [Choice]
    }

    let scope: String
    let scopeError: String?
    let units: [Choice]
    let partner: String
    let partnerError: String?
    let partners: [Choice]
    let periodError: String?
    /// What was asked and stands in no group.
    let otherPeriod: Choice?
    let periodGroups: [PeriodGroup]
    let groupings: [Choice]
    /// A view of a day stands among them only when it was asked for by its address.
    let views: [Choice]

    /// How many periods of each kind are offered; older ones are reached by the link to the period before.
    private static let offered: [(kind: Period.Kind, count: Int)] = [
        (.month, 24), (.quarter, 8), (.halfYear, 6), (.year, 5),
    ]

    init(_ look: WelfareLook, _ troubles: [WelfarePage.Trouble], _ words: WelfareWords) {
        func error(_ field: String) -> String? { troubles.first { $0.field == field }?.text }
        scope = look.request.scope ?? ""
        scopeError = error("scope")
        units = look.units.map { Choice($0.code, label: $0.name) }
        partner = look.request.partner ?? ""
        partnerError = error("partner")
        partners = look.partners.map { Choice($0.code, label: $0.name) }
        periodError = error("period")
        let asked = look.request.period ?? ""
        periodGroups = WelfareForm.offered.map { kind, count in
            PeriodGroup(
                label: words.text("period_kind.\(kind.rawValue)"),
                periods: WelfareForm.periods(kind, count, to: look.today).map { period in
                    let text = period.description
                    return Choice(text, label: words.period(period), isSelected: text == asked)
                })
        }
        let by = look.request.by ?? WelfareQuestion.Grouping.unit.rawValue
        groupings = WelfareQuestion.Grouping.allCases.map { grouping in
            Choice(grouping.rawValue, label: words.by(grouping), isSelected: grouping.rawValue == by)
        }
        let view = look.request.view.flatMap(WelfareQuestion.View.init) ?? .reported
        var offeredViews: [WelfareQuestion.View] = [.reported, .today]
        if !offeredViews.contains(view) { offeredViews.append(view) }
        views = offeredViews.map { Choice($0.name, label: words.view($0), isSelected: $0 == view) }
        let isOffered = periodGroups.contains { $0.periods.contains(where: \.isSelected) }
        otherPeriod =
            isOffered
            ? nil : Choice(asked, label: Period(asked).map(words.period) ?? asked, isSelected: true)
    }

    /// The period of the day and those before it.
    private static func periods(_ kind: Period.Kind, _ count: Int, to day: Day) -> [Period] {
        var periods = [Period(kind, containing: day)]
        while periods.count < count, let previous = periods.last?.previous { periods.append(previous) }
        return periods
    }

    private init(sample choice: Choice) {
        scope = "VN"
        scopeError = "There is no such unit."
        units = [choice]
        partner = "P1"
        partnerError = "There is no such partner."
        partners = [choice]
        periodError = "There is no such period."
        otherPeriod = choice
        periodGroups = [PeriodGroup(label: "Months", periods: [choice])]
        groupings = [choice]
        views = [choice]
    }

    static let sample = WelfareForm(sample: Choice("VN", label: "Union", isSelected: true))
}
