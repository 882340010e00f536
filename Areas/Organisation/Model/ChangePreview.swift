internal import Kernel
internal import Storage

/// What an event would do, before anything is written, and the version of the tree for which that holds.
struct ChangePreview: Sendable {
    /// A unit that hangs elsewhere afterwards.
    struct Moved: Sendable {
        let unit: UnionUnit
        let from: UnionUnit?
        let to: UnionUnit?
    }

    /// More are counted, not named.
    static let mostNamed = 50

    let plan: ChangePlan
    let version: Int64
    let ended: [UnionUnit]
    let moved: [Moved]
    let movedCount: Int
    let affairs: [UnitAffairs.Count]

    init(_ plan: ChangePlan, version: Int64, affairs: [UnitAffairs], in tx: Transaction) throws {
        self.plan = plan
        self.version = version
        let (before, day) = (plan.before, plan.order.day)
        let touched =
            plan.founded == nil && plan.order.kind != .rename
            ? plan.order.from.compactMap { before.unit(code: $0) } : []
        ended = touched.filter { !plan.after.exists($0.number, on: day) }
        let candidates = touched + touched.flatMap { before.children(of: $0.number, on: day - 1) }
        var seen: Set<Int64> = []
        let moved = candidates.filter { seen.insert($0.number).inserted }.compactMap { unit -> Moved? in
            guard plan.after.exists(unit.number, on: day) else { return nil }
            let old = before.parent(of: unit.number, on: day - 1)
            let new = plan.after.parent(of: unit.number, on: day)
            return old?.number == new?.number ? nil : Moved(unit: unit, from: old, to: new)
        }
        movedCount = moved.count
        self.moved = Array(moved.prefix(ChangePreview.mostNamed))
        let question = before.affairs(of: touched, on: day - 1)
        self.affairs = touched.isEmpty ? [] : try affairs.flatMap { try $0.counts(question, tx) }
    }
}

extension UnitTree {
    /// The units with everything that means them and all below them on a day.
    func affairs(of units: [UnionUnit], on day: Day) -> UnitAffairs.Question {
        var meant: Set<Int64> = []
        for unit in units { meant.formUnion(meaning(unit.number, on: day)) }
        var below: Set<Int64> = []
        var open = units.flatMap { children(of: $0.number, on: day) }
        while let next = open.popLast() {
            guard !below.contains(next.number) else { continue }
            below.formUnion(meaning(next.number, on: day))
            open += children(of: next.number, on: day)
        }
        return UnitAffairs.Question(units: units, meant: meant, below: below.subtracting(meant), eve: day)
    }

    /// The unit and those that have gone into it, wholly or with their largest share.
    private func meaning(_ number: Int64, on day: Day) -> Set<Int64> {
        var found: Set<Int64> = [number]
        var open = [number]
        while let next = open.popLast() {
            for part in predecessors(of: next) where part.day <= day && !found.contains(part.unit.number) {
                guard heir(of: part.unit.number, made: nil, on: day) == number else { continue }
                found.insert(part.unit.number)
                open.append(part.unit.number)
            }
        }
        return found
    }
}
