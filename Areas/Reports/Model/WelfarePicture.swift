internal import Kernel

/// Where and when the sales of a question were made: what the map and the trend of the welfare report show.
package struct WelfarePicture: Sendable, Hashable {
    package struct Province: Sendable, Hashable {
        package let place: NamedPlace
        package let totals: SalesTotals

        package init(_ place: NamedPlace, _ totals: SalesTotals) {
            self.place = place
            self.totals = totals
        }
    }

    /// Twelve months of one year.
    package struct Year: Sendable, Hashable {
        package let year: Int
        /// Turns of each month; nil for months that have not begun.
        package let turns: [Int64?]

        package init(_ year: Int, turns: [Int64?]) {
            self.year = year
            self.turns = turns
        }
    }

    /// Provinces with a counted sale, each in the vintage in which its points name it.
    package let provinces: [Province]
    /// The year of the period, then the year before.
    package let years: [Year]

    package init(provinces: [Province], years: [Year]) {
        self.provinces = provinces
        self.years = years
    }

    package static let none = WelfarePicture(provinces: [], years: [])
}

extension WelfareQuestion {
    /// The same question of a whole year.
    package func inYear(_ year: Int) -> WelfareQuestion? {
        Period(.year, year: year).map { period in
            WelfareQuestion(scope: scope, partner: partner, period: period, by: by, view: view)
        }
    }
}
