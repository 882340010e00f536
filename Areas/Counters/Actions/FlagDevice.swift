internal import Kernel
internal import Sales
internal import Storage

/// Tells a person of a device whose sales of a day lie far above its own history.
struct FlagDevice {
    let counters: CountersFacade
    let device: CounterDevice

    /// Looks at the days of what was just taken; each day of a device is flagged once, at the sale that went above.
    func run(_ taken: [SettledItem], in tx: Transaction) throws {
        var last: [Day: Int64] = [:]
        for item in taken where item.status == SaleAnswer.Status.created.rawValue {
            guard let day = item.soldAt?.businessDay, let sequence = item.sequence else { continue }
            last[day] = max(last[day] ?? 0, sequence)
        }
        for (day, sequence) in last.sorted(by: { $0.key < $1.key }) {
            let rule = try counters.sales.historyRule(on: day, in: tx)
            let days = try ItemQueries.days(of: device.number, from: day - rule.days, to: day, in: tx)
            let today = days.first { $0.day == day }?.count ?? 0
            guard today > rule.most(after: days.filter { $0.day != day }.map(\.count)) else { continue }
            guard try ItemQueries.flagDay(day, of: device.number, in: tx) else { continue }
            try counters.sales.flagAboveHistory(sequence, in: tx)
        }
    }
}
