import Kernel

/// On which days those who owe a report are reminded, in days from the day on which it is due; negative before it.
///
/// Data of the assignment, for example `-3, 1, 7`: three days before, one and seven days after.
struct ReminderMarks: Sendable, Hashable {
    /// In order, each once.
    let days: [Int]

    static let none = ReminderMarks()
    /// Not more marks than this, nor farther away.
    static let most = 12
    static let farthest = 366

    private init() { days = [] }

    /// Nil for anything that is no list of days.
    init?(_ text: String) {
        let words = text.split { ", ;".contains($0) }
        guard words.count <= ReminderMarks.most else { return nil }
        var days: Set<Int> = []
        for word in words {
            guard let day = Int(word), abs(day) <= ReminderMarks.farthest else { return nil }
            days.insert(day)
        }
        self.days = days.sorted()
    }

    /// The mark whose day came last, if that is not too long ago; nil before the first.
    ///
    /// A server that stood still for some days sends one reminder and not one for every day.
    func reached(due: Day, on day: Day) -> Int? {
        days.last { mark in
            let marked = due + mark
            return marked <= day && day < marked + ReminderMarks.daysOfGrace
        }
    }

    /// How many days a mark may be caught up with.
    static let daysOfGrace = 7
}

extension ReminderMarks: CustomStringConvertible {
    /// The form that `init(_:)` reads.
    var description: String { days.map { String($0) }.joined(separator: ",") }
}
