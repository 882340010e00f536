package import Kernel

/// The first level of the industrial classification, in the editions that the law has set.
package struct Industries: Sendable {
    package struct Industry: Sendable, Hashable {
        package let edition: String
        package let code: String
        package let name: String
        let days: DayRange
    }

    private let all: [Industry]

    init(_ all: [Industry]) {
        self.all = all
    }

    /// What a letter means on a day.
    package func industry(_ code: String, on day: Day) -> Industry? {
        all.first { $0.code == code && $0.days.contains(day) }
    }

    /// Those of the edition that holds on a day, in the order of their letters.
    package func industries(on day: Day) -> [Industry] { all.filter { $0.days.contains(day) } }
}
