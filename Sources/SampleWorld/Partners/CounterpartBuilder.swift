internal import Kernel

/// A unit and a partner or branch that work together.
struct SampleCounterpart: Sendable {
    let partner: Int
    let unit: Int
    let days: DayRange
}

/// Links sellers with the federations of the provinces in which they have points since July 2025; a few are missing.
enum CounterpartBuilder {
    static func counterparts(
        _ units: SampleUnits, _ points: [SamplePoint], _ geography: Geography
    ) -> [SampleCounterpart] {
        var seen: Set<[Int]> = []
        return points.filter { $0.vintage == Geography.vintage }.compactMap { point in
            guard seen.insert([point.partner, point.province]).inserted, seen.count % 7 != 0,
                let unit = units.place("VN-\(geography.provinces[point.province].code)")
            else { return nil }
            return SampleCounterpart(
                partner: point.partner, unit: unit, days: DayRange(from: .reorganisation, to: nil))
        }
    }
}
