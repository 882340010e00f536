internal import Kernel

/// The tree of all times as a hierarchy whose every line holds for some days: SDMX 3.0, section "Hierarchy".
///
/// A unit stands below each unit under which it ever hung, for the days on which it did; of a unit that was itself
/// moved meanwhile it stands in each of that one's places, for the days that both have in common. So the tree of a day
/// is what holds on that day.
struct UnitHierarchy: Sendable {
    struct Code: Sendable {
        let id: String
        let unit: UnionUnit
    }

    struct Line: Sendable {
        /// Unlike the ids of all other lines.
        let id: String
        let code: Code
        let days: DayRange
        let below: [Line]
    }

    /// In the order of the units' codes.
    let codes: [Code]
    let tops: [Line]

    init(_ tree: UnitTree) {
        codes = tree.all.sorted { $0.code < $1.code }.map { Code(id: UnitHierarchy.id(of: $0), unit: $0) }
        var below: [Int64?: [(code: Code, days: DayRange)]] = [:]
        for code in codes {
            for place in tree.places(of: code.unit.number) {
                below[place.parent, default: []].append((code, place.days))
            }
        }
        var count = 0
        func lines(below parent: Int64?, within days: DayRange, depth: Int) -> [Line] {
            guard depth < UnitHierarchy.deepest else { return [] }
            return (below[parent] ?? []).compactMap { child in
                let common = child.days.intersection(days)
                guard !common.isEmpty else { return nil }
                count += 1
                let id = "L\(count)"
                return Line(
                    id: id, code: child.code, days: common,
                    below: lines(below: child.code.unit.number, within: common, depth: depth + 1))
            }
        }
        tops = lines(below: nil, within: .always, depth: 0)
    }

    private static let deepest = 64

    /// An id as SDMX has it: the code where its letters allow that, else the unit's number.
    private static func id(of unit: UnionUnit) -> String {
        let isPlain = unit.code.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "@"),
                UInt8(ascii: "$"):
                true
            default: false
            }
        }
        return isPlain ? unit.code : "unit$\(unit.number)"
    }
}
