import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

/// Random trees and events, the same for each seed: what must hold in every tree on every day.
@Suite struct RandomTreeTests {
    private static let seeds = Array(UInt64(1)...24)

    @Test(arguments: seeds)
    func `every unit is reachable from the top on every day of its life`(seed: UInt64) {
        let world = RandomTree(seed: seed)
        let tree = world.tree(world.rows)
        for day in world.days {
            let all = tree.children(on: day)
            var reached: Set<Int64> = []
            var open = tree.root.map { [$0.number] } ?? []
            while let next = open.popLast() {
                #expect(reached.insert(next).inserted)
                let below = tree.children(of: next, on: day).map(\.number)
                #expect(below == (all[next] ?? []).map(\.number))
                open += below
            }
            #expect(reached == Set(tree.all.filter { tree.exists($0.number, on: day) }.map(\.number)))
        }
    }

    @Test(arguments: seeds)
    func `children add up to their parent and the nation is equal in every view`(seed: UInt64) {
        let world = RandomTree(seed: seed)
        let tree = world.tree(world.rows)
        for view in world.days {
            let figures = world.figures(tree, on: view)
            let nation = figures["U1"] ?? RandomTree.Figures()
            #expect(nation.turns == world.sales.count)
            #expect(nation.persons == Set(world.sales.map(\.member)))
            for unit in tree.all where tree.exists(unit.number, on: view) {
                let own = figures[unit.code] ?? RandomTree.Figures()
                var sum = world.directly(unit, tree, on: view)
                for child in tree.children(of: unit.number, on: view) {
                    guard let figure = figures[child.code] else { continue }
                    sum.turns += figure.turns
                    sum.persons.formUnion(figure.persons)
                }
                #expect(own == sum, "seed \(seed), unit \(unit.code) on \(view)")
            }
        }
    }

    @Test(arguments: TestStore.engines, Array(UInt64(1)...3))
    func `an event and its undo leave every figure as it was, and it may come again`(
        engine: EngineName, seed: UInt64
    ) async throws {
        let random = RandomTree(seed: seed)
        try await OrganisationWorld.with(engine) { world in
            try await world.take(random.unitLines)
            try await world.change(random.changeLines(random.rows))
            let desk = ChangeDesk(world: world)
            var gone: Set<UnitChange.Key> = []
            for event in try await desk.events() {
                let before = try await world.tree()
                guard try await desk.refusal({ try await desk.undo(event.number) }) == "nothing" else { continue }
                let changes = random.translated(event.changes, before)
                gone.formUnion(changes.map(\.key))
                let rest = random.tree(random.rows.filter { !gone.contains($0.key) })
                let without = try await world.tree()
                // The same event once more, and taken back once more.
                try await world.change(random.changeLines(changes))
                let again = try await world.tree()
                let second = try #require(
                    try await desk.events().first { $0.undo == nil && $0.changes == event.changes })
                try await desk.undo(second.number)
                let back = try await world.tree()
                for day in random.days {
                    let figures = random.figures(rest, on: day)
                    #expect(random.figures(without, on: day) == figures, "seed \(seed)")
                    #expect(random.figures(back, on: day) == figures, "seed \(seed)")
                    #expect(random.picture(without, on: day) == random.picture(rest, on: day), "seed \(seed)")
                    #expect(random.picture(again, on: day) == random.picture(before, on: day), "seed \(seed)")
                }
            }
            #expect(!gone.isEmpty)
        }
    }

    @Test(arguments: seeds)
    func `rows in another order are judged to a whole tree as well`(seed: UInt64) {
        let world = RandomTree(seed: seed)
        var random = FixedChoice(seed: seed &* 17)
        for _ in 0..<3 {
            let shuffled = random.shuffled(world.offered)
            let judge = ChangeJudge(units: world.units.map(StatedUnit.init), stored: [], new: shuffled)
            let taken = shuffled.indices.filter { judge.faults[$0] == nil }.map { shuffled[$0] }
            var history = UnitHistory(world.units.map(StatedUnit.init))
            history.apply(taken)
            #expect(history.faults.isEmpty, "seed \(seed)")
            let tree = world.tree(taken)
            for day in world.days {
                for unit in tree.all where tree.exists(unit.number, on: day) {
                    #expect(tree.lineage(of: unit.number, on: day).last?.number == 1, "seed \(seed)")
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `rows that come later never break those that are stored`(seed: UInt64) {
        let world = RandomTree(seed: seed)
        var random = FixedChoice(seed: seed &* 13)
        let shuffled = random.shuffled(world.offered)
        let units = world.units.map(StatedUnit.init)
        var stored: [UnitChange] = []
        for start in stride(from: 0, to: shuffled.count, by: 7) {
            let keys = Set(stored.map(\.key))
            var seen = keys
            let new = shuffled[start..<min(start + 7, shuffled.count)].filter { seen.insert($0.key).inserted }
            let judge = ChangeJudge(units: units, stored: stored, new: new)
            stored += new.indices.filter { judge.faults[$0] == nil }.map { new[$0] }
            var history = UnitHistory(units)
            history.apply(stored)
            #expect(history.faults.isEmpty, "seed \(seed)")
        }
    }
}
