/// A province or centrally-run city since July 2025 with its communes.
struct Province: Sendable {
    let code: String
    /// With its kind: `Tỉnh Cao Bằng`.
    let name: String
    let communes: [Commune]

    /// The name without its kind: `Cao Bằng`.
    var properName: String { DivisionName.proper(name) }
    /// The name inside a sentence: `tỉnh Cao Bằng`.
    var nameInside: String { DivisionName.inside(name) }

    var region: Region {
        switch code {
        case ..<"38": .north
        case ..<"75": .centre
        default: .south
        }
    }

    /// How much of the country's working life is here; a province without great industry has 10.
    var weight: Int { Province.weights[code] ?? 10 }

    private static let weights = [
        "01": 70, "19": 20, "22": 20, "24": 38, "25": 22, "31": 38, "33": 22, "37": 20, "38": 24, "40": 22, "46": 12,
        "48": 26, "52": 12, "56": 14, "66": 12, "68": 14, "75": 40, "79": 120, "80": 24, "82": 14, "86": 14, "91": 14,
        "92": 18,
    ]
}

/// The three parts of the country, in which large partners have branches.
enum Region: String, Sendable, CaseIterable {
    case north = "miền Bắc"
    case centre = "miền Trung"
    case south = "miền Nam"
}
