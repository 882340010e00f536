internal import Kernel

/// Somebody who holds a post of a unit for a term.
struct SampleOfficer: Sendable {
    enum Post: String, Sendable {
        case chair
        case viceChair = "vice_chair"
        case standingMember = "standing_member"
        case inspectionChair = "inspection_chair"
        case specialisedStaff = "specialised_staff"
        case groupLeader = "group_leader"
    }

    let unit: Int
    let name: String
    let birthDate: Day
    let sex: Sex
    let post: Post
    let term: DayRange
}
