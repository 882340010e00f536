import Kernel

/// A report that somebody owes: which form, for which period, by when, and how far it is.
struct Obligation: Sendable, Hashable {
    /// How far the report is, as it is stored; the clocks make `ReportState` of it.
    enum Status: String, Sendable, Hashable, CaseIterable {
        case owed, draft, submitted, returned, accepted, approved, excused
    }

    let number: Int64
    let form: String
    let formVersion: Int
    let period: Period
    /// The unit's or partner's code.
    let subject: String
    let status: Status
    let opensOn: Day
    let dueOn: Day
    let locksOn: Day
    /// Counts every change; a save names the one it was made on.
    let version: Int64
    let content: ReportContent
    /// When it was handed in first.
    let submittedAt: Instant?
    let changedIn: Int64

    func state(on today: Day) -> ReportState {
        switch status {
        case .owed where today < opensOn: .notDue
        case .owed: today > dueOn ? .late : .due
        case .draft: today > dueOn ? .late : .draft
        case .submitted: .submitted
        case .returned: .returned
        case .accepted: .accepted
        case .approved: .approved
        case .excused: .excused
        }
    }

    /// Handed in at all, by the last day or after it.
    var isHandedIn: Bool { submittedAt != nil && status != .excused }

    /// Handed in by the day on which it was due.
    var isOnTime: Bool { isHandedIn && (submittedAt.map { $0.businessDay <= dueOn } ?? false) }

    /// What may be typed into now.
    func isOpen(on today: Day) -> Bool {
        [.owed, .draft, .returned].contains(status) && today >= opensOn && (today <= locksOn || status == .returned)
    }
}

/// How far a report is on a day.
enum ReportState: String, Sendable, Hashable, CaseIterable {
    case notDue = "not_due"
    case due, draft, late, submitted, returned, accepted, approved, excused
}

/// How many reports are owed, handed in and in time.
///
/// Never capped: a share above 100 % would be a fault to show (ESS quality indicator R1; anchors' case 39591).
struct Completeness: Sendable, Hashable {
    private(set) var all = 0
    private(set) var excused = 0
    private(set) var handedIn = 0
    private(set) var onTime = 0
    private(set) var late = 0

    mutating func count(_ obligation: Obligation, on today: Day) {
        all += 1
        if obligation.status == .excused { excused += 1 }
        if obligation.isHandedIn { handedIn += 1 }
        if obligation.isOnTime { onTime += 1 }
        if obligation.state(on: today) == .late { late += 1 }
    }

    /// Of what was asked for, excused ones left out: for those who hand in.
    var required: Ratio { Ratio(Int64(handedIn), Int64(all - excused)) }
    /// Of everybody who could have: for those who use the figures.
    var relevant: Ratio { Ratio(Int64(handedIn), Int64(all)) }
    var timeliness: Ratio { Ratio(Int64(onTime), Int64(all - excused)) }
}

/// Who owes which form, from when to when.
struct FormAssignment: Sendable, Hashable {
    let number: Int64
    let form: String
    let periodKind: Period.Kind
    /// A unit with everything below it, a partner, or `all` partners.
    let subject: String
    /// Which units at or below the subject; nil for the subject itself.
    let unitKind: String?
    let days: DayRange

    static let allPartners = "all"
}
