internal import Kernel
internal import Organisation
internal import Reports
internal import Rollup

/// Cuts a question into stretches of days in which the tree looks the same, with the seats and points meant in each.
struct FigureSlices {
    /// Some days with what is meant on them.
    struct Slice {
        /// The unit directly below the scope, when that is asked; nil for what stands in none.
        let unit: Int64?
        let stretch: FactView.Stretch
        /// By number; nil for all points.
        let points: [Bool]?
    }

    let slices: [Slice]

    private let question: FigureQuestion
    private let ground: SalesGround
    private let counted: CountedSales
    private let state: FactState

    private static let everywhere: [Range<UInt32>] = [0..<UInt32.max]

    init(_ question: FigureQuestion, _ ground: SalesGround, _ counted: CountedSales, _ state: FactState) {
        self.question = question
        self.ground = ground
        self.counted = counted
        self.state = state
        var slices: [Slice] = []
        for days in FigureSlices.stretches(question.days, ground.changeDays, state.base.index.days) {
            slices += FigureSlices.slices(on: days, question, ground, counted, state)
        }
        self.slices = slices
    }

    /// The days that are asked for and known, cut at the days on which the tree may change.
    private static func stretches(_ asked: DayRange, _ changes: [Day], _ known: Range<Int32>) -> [Range<Int32>] {
        let from = asked.from?.number ?? .min
        let days = (from..<max(from, asked.to?.number ?? .max))
        // What came since the base was made may lie beyond its months; there is nothing before the first month.
        var borders = changes.map(\.number).filter { $0 > days.lowerBound && $0 < days.upperBound }
        borders = [days.lowerBound] + borders + [days.upperBound]
        return zip(borders, borders.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    }

    private static func slices(
        on days: Range<Int32>, _ question: FigureQuestion, _ ground: SalesGround, _ counted: CountedSales,
        _ state: FactState
    ) -> [Slice] {
        let first = Day(number: days.lowerBound)
        let asked = question.asked
        let viewDay = asked.viewDay(for: first, today: ground.today)
        guard ground.tree.exists(counted.scope.number, on: viewDay) else { return [] }
        func slice(_ ranges: [Range<UInt32>], _ unit: Int64? = nil) -> [Slice] {
            guard !ranges.isEmpty else { return [] }
            let points =
                counted.partners == nil && (asked.by == .unit || counted.isNation)
                ? nil : counted.pointsMeant(on: first)
            return [Slice(unit: unit, stretch: FactView.Stretch(days: days, ranges: ranges), points: points)]
        }
        guard asked.by == .unit, !counted.isNation || question.group == .unit else { return slice(everywhere) }
        let seats = state.base.index.seats
        let placement = state.standings.placement(
            UnitPlacement.Key(stretch: first, view: asked.view == .reported ? nil : viewDay))
        guard question.group == .unit else { return slice(placement.ranges(below: counted.scope.number, seats)) }
        let scope = counted.scope.number
        var slices = slice(placement.ranges(in: scope, seats), scope)
        for child in ground.tree.children(of: scope, on: viewDay) {
            slices += slice(placement.ranges(below: child.number, seats), child.number)
        }
        if counted.isNation { slices += slice(placement.unplaced(seats)) }
        return slices
    }

    /// Stretches of one group, those that follow each other with the same seats as one.
    static func joined(_ slices: [Slice]) -> [FactView.Stretch] {
        var joined: [FactView.Stretch] = []
        for slice in slices.sorted(by: { $0.stretch.days.lowerBound < $1.stretch.days.lowerBound }) {
            if let last = joined.last, last.days.upperBound == slice.stretch.days.lowerBound,
                last.ranges == slice.stretch.ranges
            {
                joined[joined.count - 1] = FactView.Stretch(
                    days: last.days.lowerBound..<slice.stretch.days.upperBound, ranges: last.ranges)
            } else {
                joined.append(slice.stretch)
            }
        }
        return joined
    }
}
