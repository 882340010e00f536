internal import Kernel

/// A member of the sample with the units of all times, the first one first.
struct SampleMember: Sendable {
    /// The days of a member in a unit.
    struct Membership: Sendable {
        let unit: Int
        let days: DayRange
    }

    let number: String
    let name: String
    let birthDate: Day
    let sex: Sex
    let memberships: [Membership]

    /// The unit of the membership in force that day, provided that the unit exists then.
    func unit(on day: Day, _ units: SampleUnits) -> Int? {
        guard let unit = memberships.first(where: { $0.days.contains(day) })?.unit,
            units.all[unit].life.contains(day)
        else { return nil }
        return unit
    }
}
