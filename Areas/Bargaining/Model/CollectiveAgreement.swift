package import Kernel

/// A collective labour agreement of an enterprise.
package struct CollectiveAgreement: Sendable, Hashable {
    /// Who signed for the workers.
    package enum Representation: String, Sendable, CaseIterable {
        case ownUnion = "own_union"
        /// The upper union, in an enterprise that has no union of its own (4.16).
        case upperUnion = "upper_union"
    }

    package let code: String
    /// The number of the employer.
    package let employer: Int64
    package let employerParty: String?
    package let workerParty: String?
    package let representation: Representation
    package let workersCovered: Int64?
    package let signedOn: Day
    /// Its term: from the first day to the first one after it.
    package let days: DayRange
    /// Since when the parties talk about a new one.
    package let talksFrom: Day?
    /// The day from which a court's judgement makes it void.
    package let voidedOn: Day?
    package let amendment: Amendment?

    /// The last change of its text.
    package struct Amendment: Sendable, Hashable {
        package let on: Day
        package let text: String
    }

    /// The days that no other agreement of the enterprise may touch.
    var occupied: DayRange {
        DayRange(from: days.from, to: [days.to, voidedOn].compactMap { $0 }.min())
    }

    /// Where it stands on a day.
    package func state(on day: Day, _ rules: BargainingRules) -> AgreementState {
        if let voidedOn, day >= voidedOn { return .void }
        guard let from = days.from, let end = days.to else { return .lapsed }
        if day < from { return .toCome }
        let rule = rules.rule(on: day)
        if day < end { return day + rule.windowDays >= end ? .window : .inForce }
        guard let talksFrom, talksFrom <= day, talksFrom < end, day < end + rule.continuingDays else { return .lapsed }
        return .continuing
    }
}

/// Where an agreement stands on a day.
package enum AgreementState: String, Sendable, CaseIterable {
    case toCome = "to_come"
    case inForce = "in_force"
    /// In force, and so near to its end that talks about the next one may begin.
    case window
    /// Past its end, and in force while the parties talk.
    case continuing
    case lapsed, void

    /// True when the enterprise has an agreement in force by it.
    package var isInForce: Bool { self == .inForce || self == .window || self == .continuing }
}

/// The days that the law sets around the end of an agreement, by date.
package struct BargainingRules: Sendable {
    package struct Rule: Sendable {
        let from: Day
        package let windowDays: Int
        package let continuingDays: Int
    }

    /// In the order of their days.
    private let all: [Rule]

    init(_ all: [Rule]) {
        self.all = all.sorted { $0.from < $1.from }
    }

    /// The rule of a day; that of the first law for days before it.
    package func rule(on day: Day) -> Rule {
        all.last { $0.from <= day } ?? all.first ?? Rule(from: day, windowDays: 0, continuingDays: 0)
    }
}
