package import Kernel

/// What a welfare report is asked for (welfare-rules section 4).
package struct WelfareQuestion: Sendable, Hashable {
    /// By what a sale is placed.
    package enum Grouping: String, Sendable, CaseIterable {
        case unit, place
    }

    /// In which tree a sale is counted.
    package enum View: Sendable, Hashable {
        /// The tree of the sale's own business day.
        case reported
        case today
        case day(Day)

        /// `reported`, `today` or `YYYY-MM-DD`; nil for anything else.
        package init?(_ text: String) {
            switch text {
            case "reported": self = .reported
            case "today": self = .today
            default:
                guard let day = Day(text) else { return nil }
                self = .day(day)
            }
        }

        package var name: String {
            switch self {
            case .reported: "reported"
            case .today: "today"
            case .day(let day): day.description
            }
        }
    }

    /// The day whose tree counts for what happened on a day.
    package func viewDay(for day: Day, today: Day) -> Day {
        switch view {
        case .reported: day
        case .today: today
        case .day(let asked): asked
        }
    }

    /// What stands for a partner's code when every partner is meant.
    package static let allPartners = "all"

    /// The code of the unit whose figures are told.
    package let scope: String
    /// The code of a partner, with its branches; nil for all partners.
    package let partner: String?
    package let period: Period
    package let by: Grouping
    package let view: View

    package init(
        scope: String, partner: String?, period: Period, by: Grouping = .unit, view: View = .reported
    ) {
        self.scope = scope
        self.partner = partner
        self.period = period
        self.by = by
        self.view = view
    }
}
