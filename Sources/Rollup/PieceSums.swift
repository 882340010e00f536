/// Sums by month over pieces of the order of seats, added up from the left and from the first month on.
///
/// So a run of whole pieces in a run of months is told by four cells.
struct PieceSums: Sendable {
    /// The first seat of each piece, and behind them the number of all seats.
    let borders: [UInt32]
    private let months: Range<Int>
    /// How many products are told apart; none means that all of them stand in one row.
    private let products: Int
    private let rows: Int
    private var sums: [FactSums]

    /// At 24 bytes a cell this is 96 MB.
    private static let mostCells = 4_000_000

    init(seats: SeatMap, months: Range<Int>, products: Int) {
        rows = max(1, products)
        let most = max(1, PieceSums.mostCells / max(1, (months.count + 1) * rows))
        let step = max(1, (seats.placeCount + most - 1) / most)
        var borders = stride(from: 0, to: seats.placeCount, by: step).map {
            seats.seats(of: $0..<$0).lowerBound
        }
        borders.append(UInt32(seats.count))
        self.borders = borders
        self.months = months
        self.products = products
        sums = Array(repeating: FactSums(), count: (months.count + 1) * rows * borders.count)
    }

    /// Where the cells stand that tell what lies before a month, counted from the first.
    private func row(_ month: Int, _ product: Int) -> Int {
        (month * rows + (products == 0 ? 0 : product - 1)) * borders.count
    }

    /// Adds a month's facts, which must come in the order of their seats; the months must come in their order.
    mutating func add(_ facts: [Fact], of month: Int) {
        let month = month - months.lowerBound
        var piece = 0
        for fact in facts {
            while borders[piece + 1] <= fact.subject { piece += 1 }
            sums[row(month + 1, Int(fact.product)) + piece + 1].add(fact)
        }
        for product in 1...rows {
            let (row, before) = (row(month + 1, product), row(month, product))
            var sum = FactSums()
            for piece in borders.indices {
                sum += sums[row + piece]
                sums[row + piece] = sums[before + piece]
                sums[row + piece] += sum
            }
        }
    }

    /// The pieces that lie wholly in a range of seats; nil for none.
    func pieces(in seats: Range<UInt32>) -> Range<Int>? {
        let first = place(of: seats.lowerBound)
        var last = place(of: seats.upperBound)
        if last == borders.count || borders[last] > seats.upperBound { last -= 1 }
        return first < last ? first..<last : nil
    }

    /// The first border that is not before a seat.
    private func place(of seat: UInt32) -> Int {
        var (low, high) = (0, borders.count)
        while low < high {
            let middle = (low + high) / 2
            if borders[middle] < seat { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The sums of whole pieces in a run of months.
    func sum(_ pieces: Range<Int>, months run: Range<Int>, product: Int) -> FactSums {
        let before = row(run.lowerBound - months.lowerBound, product)
        let upTo = row(run.upperBound - months.lowerBound, product)
        var sum = sums[upTo + pieces.upperBound]
        sum -= sums[upTo + pieces.lowerBound]
        sum -= sums[before + pieces.upperBound]
        sum += sums[before + pieces.lowerBound]
        return sum
    }
}
