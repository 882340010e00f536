internal import Kernel
internal import Rollup

/// What stands in one cell: what the index tells, and what was judged one by one beside it.
struct FigureCell {
    private var tally: FactView.Tally?
    private var gatherer: SeatGatherer?
    /// Of strays, and what was summed up beside any tally.
    private var strays = FactSums()
    private var strayPersons: Set<Int64> = []

    init(_ tally: FactView.Tally? = nil) {
        self.tally = tally
    }

    mutating func gather(_ fact: Fact) {
        if gatherer == nil { gatherer = SeatGatherer() }
        gatherer?.add(fact)
    }

    mutating func add(_ stray: CountedSales.Standing) {
        strays.add(stray.sale.fact)
        strayPersons.insert(stray.person)
    }

    mutating func add(_ sums: FactSums) {
        strays += sums
    }

    private var seated: FactView.Tally? { tally ?? gatherer?.tally }

    var sums: FactSums {
        var sums = tally?.sums ?? gatherer?.sums ?? FactSums()
        sums += strays
        return sums
    }

    func value(_ measure: FigureQuestion.Measure, _ base: FactBase) -> Int64 {
        switch measure {
        case .members: Int64(persons(base))
        case .turns: sums.turns
        case .listAmount: sums.list
        case .paidAmount: sums.paid
        case .discountAmount: sums.list - sums.paid
        }
    }

    /// Distinct persons: those of the seats, and those of strays that have no seat among them.
    private func persons(_ base: FactBase) -> Int {
        guard let seats = seated?.seats else { return strayPersons.count }
        let others = strayPersons.count { person in
            !base.seats(of: person).contains { seats.contains($0) }
        }
        return seats.personCount(base.index.seats) + others
    }
}
