internal import Kernel

/// Tells whether somebody is administrator on every day from now on.
enum AdministratorCover {
    /// `days` are the days of the administrator roles of living accounts.
    static func isUnbroken(_ days: [DayRange], from today: Day) -> Bool {
        var covered = today
        for range in days.sorted(by: { ($0.from ?? today) < ($1.from ?? today) }) {
            guard (range.from ?? today) <= covered else { return false }
            guard let to = range.to else { return true }
            covered = max(covered, to)
        }
        return false
    }
}
