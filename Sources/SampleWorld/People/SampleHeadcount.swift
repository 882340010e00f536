internal import Kernel

/// How many people a grassroots union had on a day.
struct SampleHeadcount: Sendable {
    let unit: Int
    let day: Day
    let members: Int
    let femaleMembers: Int
    /// Workers who are not members.
    let others: Int
    let femaleOthers: Int
}
