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
    var content: ReportContent
    /// When it was handed in first.
    let submittedAt: Instant?
    let changedIn: Int64

    var standing: ObligationStanding {
        ObligationStanding(
            status: status, opensOn: opensOn, dueOn: dueOn, submittedOn: submittedAt.map(\.businessDay))
    }

    func state(on today: Day) -> ReportState { standing.state(on: today) }

    /// Handed in at all, by the last day or after it.
    var isHandedIn: Bool { standing.isHandedIn }

    /// What may be typed into now.
    func isOpen(on today: Day) -> Bool {
        [.owed, .draft, .returned].contains(status) && today >= opensOn && (today <= locksOn || status == .returned)
    }
}

/// What of an obligation decides its state and where it counts.
struct ObligationStanding: Sendable, Hashable {
    let status: Obligation.Status
    let opensOn: Day
    let dueOn: Day
    /// The day on which it was handed in first.
    let submittedOn: Day?

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
    var isHandedIn: Bool { submittedOn != nil && status != .excused }

    /// Handed in by the day on which it was due.
    var isOnTime: Bool { isHandedIn && (submittedOn.map { $0 <= dueOn } ?? false) }

    /// Handed in and not given back: its values are in the consolidation.
    var counts: Bool {
        switch status {
        case .submitted, .accepted, .approved: true
        case .owed, .draft, .returned, .excused: false
        }
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

    mutating func count(_ standing: ObligationStanding, on today: Day) {
        all += 1
        if standing.status == .excused { excused += 1 }
        if standing.isHandedIn { handedIn += 1 }
        if standing.isOnTime { onTime += 1 }
        if standing.state(on: today) == .late { late += 1 }
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
    var days: DayRange
    var reminders = ReminderMarks.none

    static let allPartners = "all"
}
