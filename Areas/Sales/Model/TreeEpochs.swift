internal import Kernel

/// The stretches of days in which a tree looks the same, so that what is found on one day holds for all of them.
struct TreeEpochs {
    /// The beginnings of the stretches after the first.
    private let days: [Int32]

    init(_ changeDays: [Day]) {
        days = changeDays.map(\.number)
    }

    struct Key: Hashable {
        let unit: Int64
        let epoch: Int
    }

    func key(_ unit: Int64, _ day: Day) -> Key { Key(unit: unit, epoch: epoch(of: day)) }

    /// The first day of the day's stretch; the day itself in the stretch before all changes.
    func first(_ day: Day) -> Day {
        let epoch = epoch(of: day)
        return epoch == 0 ? Day(number: (days.first ?? day.number + 1) - 1) : Day(number: days[epoch - 1])
    }

    /// How many changes lie on the day or before.
    private func epoch(of day: Day) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day.number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
