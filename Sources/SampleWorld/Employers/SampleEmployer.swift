internal import Kernel

/// Who employs the members of a union of the sample.
struct SampleEmployer: Sendable {
    enum Kind: String, Sendable {
        case agency
        case publicUnit = "public_unit"
        case enterprise
    }

    let code: String
    let name: String
    let kind: Kind
    /// Of an enterprise: `state`, `non_state` or `foreign`.
    let ownership: String?
    let industry: String
    let headcount: Int
    let women: Int
    /// Its union by its place in the list of units.
    let unit: Int
    let days: DayRange
}

/// A collective agreement of an enterprise of the sample.
struct SampleBargain: Sendable {
    let code: String
    /// By its place in the list of employers.
    let employer: Int
    let days: DayRange
    let workers: Int
    /// With the reason when it got none.
    let grade: (day: Day, grade: String, reason: String?)?
}
