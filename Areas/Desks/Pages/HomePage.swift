internal import Kernel
internal import Web

/// What somebody must do today, some figures, and where one can go.
struct HomePage: Page {
    static let template = "desks/home"

    struct Line: Sendable {
        let text: String
        let path: String
    }

    struct Task: Sendable {
        let text: String
        let path: String
        let lines: [Line]
        /// Where there are more things than lines.
        let more: String?
    }

    struct Pile: Sendable {
        let label: String
        let badge: String
        let tasks: [Task]
    }

    struct Fact: Sendable {
        let value: String
        let label: String
        let path: String?
    }

    struct Desk: Sendable {
        let day: String
        let piles: [Pile]
        let hasTasks: Bool
        let facts: [Fact]
        let hasFacts: Bool
    }

    let desk: Desk

    init(_ desk: Desks.Desk, _ messages: Messages) {
        self.desk = Desk(
            day: messages.text("desks.day", ["day": desk.today.printed]),
            piles: desk.piles.map { HomePage.pile($0.urgency, $0.tasks, messages) }, hasTasks: !desk.tasks.isEmpty,
            facts: desk.facts.map { Fact(value: $0.value, label: $0.label, path: $0.path) },
            hasFacts: !desk.facts.isEmpty)
    }

    private static func pile(_ urgency: DeskTask.Urgency, _ tasks: [DeskTask], _ messages: Messages) -> Pile {
        let (key, badge) =
            switch urgency {
            case .late: ("late", "badge--off")
            case .now: ("now", "badge--wait")
            case .soon: ("soon", "")
            }
        return Pile(
            label: messages.text("desks.urgency.\(key)"), badge: badge,
            tasks: tasks.map { task in
                Task(
                    text: task.text, path: task.path,
                    lines: task.count == 1 && task.lines.count == 1
                        && task.lines[0].path == task.path && task.lines[0].text == task.text
                        ? [] : task.lines.map { Line(text: $0.text, path: $0.path) },
                    more: task.lines.count < task.count && !task.lines.isEmpty
                        ? messages.text("desks.more", ["count": Digits.grouped(Int64(task.count))]) : nil)
            })
    }

    private init() {
        desk = Desk(
            day: "Today",
            piles: [
                Pile(
                    label: "Late", badge: "badge--off",
                    tasks: [
                        Task(
                            text: "1 report is late", path: "/obligations",
                            lines: [Line(text: "June", path: "/obligations/1")], more: "All 3")
                    ])
            ], hasTasks: true, facts: [Fact(value: "1", label: "Turns", path: "/reports/welfare")], hasFacts: true)
    }

    static let sample = HomePage()
}
