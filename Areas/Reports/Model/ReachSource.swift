package import Kernel
package import Storage

/// Whom a partner's agreements reach and how its sales grow, within a unit (clause 0.29).
package struct ReachQuestion: Sendable, Hashable {
    /// The unit's code; those below it and its territory count with it.
    package let scope: String
    /// A partner's code with its branches.
    package let partner: String
    /// The day of the agreements, members and points.
    package let day: Day
    /// The last period that is over by the end of the day.
    package let period: Period
    /// The same period a year before; nil before all years.
    package let before: Period?
}

/// What is told of a province, or of all of them together.
package struct ReachFigures: Sendable, Hashable {
    /// Distinct members whom an agreement in force on the day is for.
    package var members = 0
    /// Points of sale that are open on the day.
    package var points = 0
    package var now = Sold()
    package var before = Sold()

    /// Counted sales of a period.
    package struct Sold: Sendable, Hashable {
        package var turns = 0
        package var paidAmount = Dong.zero

        package init(turns: Int = 0, paidAmount: Dong = .zero) {
            self.turns = turns
            self.paidAmount = paidAmount
        }
    }

    package init() {}

    package static func += (sum: inout ReachFigures, part: ReachFigures) {
        sum.members += part.members
        sum.points += part.points
        for period in [\ReachFigures.now, \ReachFigures.before] {
            sum[keyPath: period].turns += part[keyPath: period].turns
            sum[keyPath: period].paidAmount += part[keyPath: period].paidAmount
        }
    }
}

/// A partner's reach, province by province.
package struct PartnerReach: Sendable {
    package struct Area: Sendable {
        /// A province of today; nil for what stands in none.
        package let province: NamedPlace?
        package let figures: ReachFigures

        package init(province: NamedPlace?, figures: ReachFigures) {
            self.province = province
            self.figures = figures
        }
    }

    /// Provinces by code, behind them what stands in none.
    package let areas: [Area]
    /// Agreements in force on the day.
    package let agreements: Int

    package init(areas: [Area], agreements: Int) {
        self.areas = areas
        self.agreements = agreements
    }

    /// Every member stands in one area alone, so that persons may be added here.
    var total: ReachFigures { areas.reduce(into: ReachFigures()) { $0 += $1.figures } }
}

/// Where the page of a partner's reach takes its figures from; App hands it in.
package struct ReachSource: Sendable {
    package let reach: @Sendable (ReachQuestion, Transaction) throws -> PartnerReach

    package init(_ reach: @escaping @Sendable (ReachQuestion, Transaction) throws -> PartnerReach) {
        self.reach = reach
    }

    /// Nobody is reached.
    package static let none = ReachSource { _, _ in PartnerReach(areas: [], agreements: 0) }
}
