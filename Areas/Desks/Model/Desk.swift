internal import Kernel
internal import Web

/// What lies on somebody's desk on a day.
struct Desk: Sendable {
    let tasks: [DeskTask]
    let facts: [DeskFact]
    let today: Day

    /// The tasks by how soon they must be done, the most urgent first; of each at least one.
    var piles: [(urgency: DeskTask.Urgency, tasks: [DeskTask])] {
        DeskTask.Urgency.allCases.compactMap { urgency in
            let own = tasks.filter { $0.urgency == urgency }
            return own.isEmpty ? nil : (urgency, own)
        }
    }
}
