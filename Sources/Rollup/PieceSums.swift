/// Sums by month and product over pieces of the order of seats, added up from the left, so that the sum over a run of
/// whole pieces is one subtraction.
struct PieceSums: Sendable {
    /// The first seat of each piece, and behind them the number of all seats.
    let borders: [UInt32]
    private let months: Range<Int>
    private let products: Int
    private var sums: [FactSums]

    /// At 24 bytes a cell this is 96 MB.
    private static let mostCells = 4_000_000

    init(seats: SeatMap, months: Range<Int>, products: Int) {
        let most = max(1, PieceSums.mostCells / max(1, months.count * (products + 1)))
        let step = max(1, (seats.placeCount + most - 1) / most)
        var borders = stride(from: 0, to: seats.placeCount, by: step).map {
            seats.seats(of: $0..<$0).lowerBound
        }
        borders.append(UInt32(seats.count))
        self.borders = borders
        self.months = months
        self.products = products
        sums = Array(repeating: FactSums(), count: months.count * (products + 1) * borders.count)
    }

    private func row(_ month: Int, _ product: Int) -> Int {
        ((month - months.lowerBound) * (products + 1) + product) * borders.count
    }

    /// Adds a month's facts, which must come in the order of their seats.
    mutating func add(_ facts: [Fact], of month: Int) {
        var piece = 0
        for fact in facts {
            while borders[piece + 1] <= fact.subject { piece += 1 }
            sums[row(month, 0) + piece + 1].add(fact)
            sums[row(month, Int(fact.product)) + piece + 1].add(fact)
        }
        for product in 0...products {
            let row = row(month, product)
            for piece in 1..<borders.count { sums[row + piece] += sums[row + piece - 1] }
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

    /// The sums of whole pieces in a month; product 0 is all of them.
    func sum(_ pieces: Range<Int>, month: Int, product: Int) -> FactSums {
        let row = row(month, product)
        var sum = sums[row + pieces.upperBound]
        sum -= sums[row + pieces.lowerBound]
        return sum
    }
}
