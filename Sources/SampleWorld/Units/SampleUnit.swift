internal import Kernel

/// A union unit of the sample; others name it by its place in the list.
struct SampleUnit: Sendable {
    enum Kind: String, Sendable {
        case confederation
        case provincialFederation = "provincial_federation"
        case districtFederation = "district_federation"
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
    /// Its own territory.
    let division: String?
    /// The vintage of its territory.
    let vintage: String
    /// Where it sits, whether or not that is its territory.
    let province: Int
    let commune: Int?
    /// How many members it has in proportion to others; 0 for units above the grassroots and for wards.
    let weight: Int
    /// What the reorganisation of July 2025 made of it; it has no other change.
    var fate = Fate.same

    enum Fate: Sendable, Equatable {
        case same
        /// It hangs below another unit since.
        case moved(to: Int)
        case merged(into: Int)
        /// It went into several, with their shares in millionths.
        case split(into: [Part])
    }

    struct Part: Sendable, Equatable {
        let unit: Int
        let share: Int
    }

    /// The days of its life, the end by reorganisation included.
    var life: DayRange {
        switch fate {
        case .same, .moved: days
        case .merged, .split: DayRange(from: days.from, to: .reorganisation)
        }
    }

    init(
        code: String, name: String, kind: Kind, parent: Int?, days: DayRange = .always, division: String? = nil,
        vintage: String = Geography.vintage, province: Int = 0, commune: Int? = nil, weight: Int = 0
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.days = days
        self.division = division
        self.vintage = vintage
        self.province = province
        self.commune = commune
        self.weight = weight
    }

    /// It was the federation of this district.
    func isDistrict(_ code: String) -> Bool { kind == .districtFederation && division == code }

    /// The one unit that it was merged into.
    var endsInto: Int? {
        if case .merged(let successor) = fate { successor } else { nil }
    }

    /// Members belong to it or to its parts.
    var isBase: Bool { (kind == .grassrootsUnion || kind == .occupationalUnion) && weight > 0 }
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
        guard all[index].life.contains(day) else { return false }
        let upper = heir(of: upper, on: day)
        var next: Int? = index
        while let current = next {
            if current == upper { return all[upper].life.contains(day) }
            next = parent(of: current, on: day)
        }
        return false
    }

    /// The unit that an assignment to a unit means on a day: of a split the largest part.
    func heir(of index: Int, on day: Day) -> Int {
        guard day >= .reorganisation else { return index }
        return switch all[index].fate {
        case .same, .moved: index
        case .merged(let successor): successor
        case .split(let parts): parts.reduce(parts[0]) { $1.share > $0.share ? $1 : $0 }.unit
        }
    }

    func parent(of index: Int, on day: Day) -> Int? {
        if day >= .reorganisation, case .moved(let parent) = all[index].fate { return parent }
        return all[index].parent.map { heir(of: $0, on: day) }
    }

    private static func base(of index: Int, in all: [SampleUnit]) -> Int {
        var current = index
        while !all[current].isBase, let parent = all[current].parent { current = parent }
        return current
    }
}
