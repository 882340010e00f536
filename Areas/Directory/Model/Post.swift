/// What an officer does in a unit, in the order of a roster.
enum Post: String, Sendable, CaseIterable {
    case chair
    case viceChair = "vice_chair"
    case standingMember = "standing_member"
    case committeeMember = "committee_member"
    case inspectionChair = "inspection_chair"
    case inspectionMember = "inspection_member"
    case specialisedStaff = "specialised_staff"
    case groupLeader = "group_leader"

    var rank: Int { Post.allCases.firstIndex(of: self) ?? 0 }
}
