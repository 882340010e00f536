internal import Kernel
internal import Reports
internal import Storage

/// The sales that a figure is made of, the latest first: what they come to, and some of them as the ledger tells them.
///
/// The facts know no moment and no sequence, so they tell on which days those lie that are meant, and the ledger's rows
/// of those days and buyers the rest.
struct LatestSales {
    let totals: SalesTotals
    let sales: [SaleQueries.ListedSale]

    /// Buyers beyond which the ledger is read by days alone.
    private static let mostMembers = 4_096

    init(_ counted: CountedSales, offset: Int, limit: Int, in tx: Transaction) throws {
        var tally = SalesTally()
        var turns: [Day: Int] = [:]
        try counted.forEach { standing in
            tally.add(standing.sale, person: standing.person)
            turns[standing.sale.day, default: 0] += 1
        }
        totals = tally.totals
        let (days, before) = LatestSales.days(turns, offset: offset, limit: limit)
        guard let days else {
            sales = []
            return
        }
        var meant: Set<CountedSale> = []
        try counted.forEach(days) { meant.insert($0.sale) }
        let buyers = Set(meant.lazy.map(\.member))
        // Equal sales stand alike, so each row that is as one of those that are meant is meant.
        let rows = try SaleQueries.counted(
            on: days, members: buyers.count > LatestSales.mostMembers ? nil : buyers.map(Int64.init).sorted(), in: tx
        ) { meant.contains($0) }
        let sorted = rows.sorted { ($0.soldAt, $0.sequence) > ($1.soldAt, $1.sequence) }
        sales = Array(sorted.dropFirst(offset - before).prefix(limit))
    }

    /// The days on which the part of the list lies, and how many of the list lie after them; nil for no days.
    private static func days(_ turns: [Day: Int], offset: Int, limit: Int) -> (days: DayRange?, before: Int) {
        var (seen, before): (Int, Int) = (0, 0)
        var (first, last): (Day?, Day?) = (nil, nil)
        for (day, count) in turns.sorted(by: { $0.key > $1.key }) {
            if seen + count > offset, seen < offset + limit {
                if last == nil { (last, before) = (day, seen) }
                first = day
            }
            seen += count
        }
        guard let first, let last else { return (nil, 0) }
        return (DayRange(from: first, to: last + 1), before)
    }
}
