import Kernel

@testable import Organisation

/// Numbers that look like chance and are the same for each seed.
struct FixedChoice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % bound
    }

    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
        var values = values
        for place in values.indices.dropFirst().reversed() { values.swapAt(place, below(place + 1)) }
        return values
    }
}

/// A random tree of five levels, random events over five years, and sales of members in it.
struct RandomTree {
    struct Figures: Equatable {
        var turns = 0
        var persons: Set<Int> = []
    }

    struct Sale {
        let member: Int
        let unit: Int64
        let day: Day
    }

    let units: [UnionUnit]
    /// Every event that was thought of, also what cannot be.
    let offered: [UnitChange]
    /// Those that can be.
    let rows: [UnitChange]
    private(set) var sales: [Sale] = []
    let days: [Day]

    private static let first = Day(year: 2020, month: 1, day: 1) ?? Day(number: 0)
    private static let length = 1_800

    init(seed: UInt64) {
        var random = FixedChoice(seed: seed)
        units = (1...40).map { number in
            let number = Int64(number)
            let parent: Int64? =
                number == 1
                ? nil
                : number <= 5
                    ? 1
                    : number <= 14
                        ? Int64(2 + random.below(4))
                        : Int64(2 + random.below(13))
            let opened = number > 14 && random.below(5) == 0 ? RandomTree.first + random.below(600) : nil
            return UnionUnit(
                number: number, code: "U\(number)", name: "Đơn vị \(number)", kind: .grassrootsUnion,
                parentNumber: parent, days: DayRange(from: opened, to: nil), division: nil)
        }
        let count = units.count
        let offered = (0..<40).flatMap { _ in RandomTree.event(&random, count) }
        var seen: Set<UnitChange.Key> = []
        let all = offered.filter { seen.insert($0.key).inserted }
        self.offered = all
        let judge = ChangeJudge(units: units.map(StatedUnit.init), stored: [], new: all)
        rows = all.indices.filter { judge.faults[$0] == nil }.map { all[$0] }
        var days = Set(rows.flatMap { [$0.day, $0.day - 1] })
        days.formUnion([RandomTree.first, RandomTree.first + RandomTree.length + 1])
        self.days = days.sorted()
        let tree = tree(rows)
        for _ in 0..<120 {
            let (member, day) = (random.below(30), RandomTree.first + random.below(RandomTree.length))
            let alive = units.map(\.number).filter { tree.exists($0, on: day) }
            sales.append(Sale(member: member, unit: alive[random.below(alive.count)], day: day))
        }
    }

    private static func event(_ random: inout FixedChoice, _ count: Int) -> [UnitChange] {
        let day = first + 30 * random.below(length / 30)
        func unit() -> Int64 { Int64(1 + random.below(count)) }
        func row(_ kind: UnitChange.Kind, _ from: Int64, _ to: Int64?, _ share: Int64? = nil) -> UnitChange {
            UnitChange(day: day, kind: kind, from: from, to: to, share: share, name: kind == .rename ? "Tên mới" : nil)
        }
        switch random.below(6) {
        case 0, 1:
            let to = unit()
            return (0...random.below(3)).map { _ in row(.merge, unit(), to) }
        case 2:
            let from = unit()
            let part = Int64(1 + random.below(9)) * 100_000
            let successors = [unit(), unit()]
            guard successors[0] != successors[1] else { return [] }
            return [row(.split, from, successors[0], part), row(.split, from, successors[1], DatedTree.whole - part)]
        case 3: return [row(.close, unit(), nil)]
        case 4: return [row(.rename, unit(), nil)]
        default: return [row(.move, unit(), unit())]
        }
    }

    func tree(_ rows: [UnitChange]) -> UnitTree { UnitTree(units, changes: rows) }

    /// The units as lines of a file.
    var unitLines: [String] {
        units.map { unit in
            let kind = unit.number == 1 ? "confederation" : unit.kind.rawValue
            let parent = unit.parentNumber.map { "U\($0)" } ?? ""
            return "\(unit.code),\(unit.name),\(kind),\(parent),\(unit.days.from?.description ?? ""),,,"
        }
    }

    /// Changes as lines of a file.
    func changeLines(_ rows: [UnitChange]) -> [String] {
        rows.map { row in
            let share = row.share.map { "0.\($0 / 100_000)" } ?? ""
            let to = row.to.map { "U\($0)" } ?? ""
            return "\(row.day),\(row.kind.rawValue),U\(row.from),\(to),\(share),\(row.name ?? "")"
        }
    }

    /// Each unit of a day with its name and parent.
    func picture(_ tree: UnitTree, on day: Day) -> [String] {
        tree.all.filter { tree.exists($0.number, on: day) }.map { unit in
            "\(unit.code) \(tree.name(of: unit, on: day)) \(tree.parent(of: unit.number, on: day)?.code ?? "")"
        }.sorted()
    }

    /// What stands in the unit itself in the tree of the day, as the rules place it.
    func directly(_ unit: UnionUnit, _ tree: UnitTree, on view: Day) -> Figures {
        var figures = Figures()
        for sale in sales where place(sale, tree, on: view)?.number == unit.number { figures.add(sale) }
        return figures
    }

    /// Of each unit with all below it, by code; what cannot be placed counts for the nation alone.
    func figures(_ tree: UnitTree, on view: Day) -> [String: Figures] {
        var figures: [String: Figures] = [:]
        for sale in sales {
            let line = place(sale, tree, on: view).map { tree.lineage(of: $0.number, on: view).map(\.code) } ?? []
            for code in line { figures[code, default: Figures()].add(sale) }
        }
        return figures
    }

    /// The same changes with this tree's numbers in the place of another's.
    func translated(_ changes: [UnitChange], _ tree: UnitTree) -> [UnitChange] {
        func number(_ other: Int64) -> Int64 { tree.unit(other).flatMap { Int64($0.code.dropFirst()) } ?? 0 }
        return changes.map { change in
            UnitChange(
                day: change.day, kind: change.kind, from: number(change.from), to: change.to.map(number),
                share: change.share, name: change.name)
        }
    }

    /// The nation holds what has no place: it stands at the top.
    private func place(_ sale: Sale, _ tree: UnitTree, on view: Day) -> UnionUnit? {
        let unit = tree.unit(code: "U\(sale.unit)")
        let place = unit.flatMap { unit in
            tree.place(of: unit.number, from: sale.day, on: view) { _, _ in nil }.flatMap(tree.unit)
        }
        return place ?? tree.root
    }
}

extension RandomTree.Figures {
    mutating func add(_ sale: RandomTree.Sale) {
        turns += 1
        persons.insert(sale.member)
    }
}
