internal import Kernel

/// A union unit of the sample; others name it by its place in the list.
struct SampleUnit: Sendable {
    enum Kind: String, Sendable {
        case confederation
        case provincialFederation = "provincial_federation"
        case centralSectorUnion = "central_sector_union"
        case corporationUnion = "corporation_union"
        case localSectorUnion = "local_sector_union"
        case industrialZoneUnion = "industrial_zone_union"
        case communeUnion = "commune_union"
        case grassrootsUnion = "grassroots_union"
        case occupationalUnion = "occupational_union"
        case departmentUnion = "department_union"
        case unionGroup = "union_group"
    }

    let code: String
    let name: String
    let kind: Kind
    let parent: Int?
    /// An empty beginning: it was there before anybody of the sample.
    let days: DayRange
    /// Its own territory in the vintage 2025.
    let division: String?
    /// Where it sits, whether or not that is its territory.
    let province: Int
    let commune: Int?
    /// How many members it has in proportion to others; 0 for units above the grassroots.
    let weight: Int

    init(
        code: String, name: String, kind: Kind, parent: Int?, days: DayRange = .always, division: String? = nil,
        province: Int = 0, commune: Int? = nil, weight: Int = 0
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.days = days
        self.division = division
        self.province = province
        self.commune = commune
        self.weight = weight
    }

    /// Members belong to it or to its parts.
    var isBase: Bool { kind == .grassrootsUnion || kind == .occupationalUnion }
}

/// All units of the sample, every parent before its children.
struct SampleUnits: Sendable {
    let all: [SampleUnit]
    private let places: [String: Int]
    /// Department unions and union groups by the unit they are parts of.
    let parts: [Int: [Int]]

    init(_ all: [SampleUnit]) {
        self.all = all
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0.element.code, $0.offset) })
        parts = Dictionary(grouping: all.indices.filter { !all[$0].isBase && all[$0].weight > 0 }) { index in
            SampleUnits.base(of: index, in: all)
        }
    }

    /// The unit itself, or the grassroots union whose part it is.
    func base(of index: Int) -> Int { SampleUnits.base(of: index, in: all) }

    func place(_ code: String) -> Int? { places[code] }

    /// The unit is the other one or below it, and both exist on the day.
    func isWithin(_ index: Int, _ upper: Int, on day: Day) -> Bool {
        guard all[index].days.contains(day), all[upper].days.contains(day) else { return false }
        var next: Int? = index
        while let current = next {
            if current == upper { return true }
            next = all[current].parent
        }
        return false
    }

    private static func base(of index: Int, in all: [SampleUnit]) -> Int {
        var current = index
        while !all[current].isBase, let parent = all[current].parent { current = parent }
        return current
    }
}
