package import Kernel

/// In which tree of units something is counted.
package enum TreeView: Sendable, Hashable {
    /// The tree of the day on which it was.
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

    /// The day whose tree counts for what was on a day.
    package func viewDay(for day: Day, today: Day) -> Day {
        switch self {
        case .reported: day
        case .today: today
        case .day(let asked): asked
        }
    }
}
