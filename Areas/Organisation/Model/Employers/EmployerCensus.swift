package import Kernel

/// The employers that there were on a day, found by the units above them in the tree of that or another day.
package struct EmployerCensus: Sendable {
    package let day: Day
    package let viewDay: Day
    /// In the order of their codes.
    package let all: [EmployerOnDay]
    private let places: [Int64: [Int32]]
    private let root: Int64?

    package init(_ register: EmployerRegister, on day: Day, viewedOn viewDay: Day, in tree: UnitTree) {
        self.day = day
        self.viewDay = viewDay
        root = tree.root?.number
        all = register.all.compactMap { employer in
            employer.state(on: day).map { state in
                EmployerOnDay(
                    number: employer.number, state: state,
                    place: EmployerPlace(of: state, on: day, viewedOn: viewDay, in: tree))
            }
        }
        var lines: [Int64: [Int64]] = [:]
        var places: [Int64: [Int32]] = [:]
        for (index, employer) in all.enumerated() {
            guard let unit = employer.place.unit else { continue }
            let line = lines[unit] ?? tree.lineNumbers(of: unit, on: viewDay)
            lines[unit] = line
            for above in line { places[above, default: []].append(Int32(index)) }
        }
        self.places = places
    }

    /// Those at a unit or below it; the confederation has all, also what stands nowhere in this tree.
    package func employers(of unit: Int64) -> [EmployerOnDay] {
        if unit == root { return all }
        return (places[unit] ?? []).map { all[Int($0)] }
    }
}
