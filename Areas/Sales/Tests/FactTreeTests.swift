import Foundation
import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

/// An index of facts outlives changes of the tree that come after it was made.
@Suite(.clauses("0.25", "0.26")) struct FactTreeTests {
    /// Changes one after another: what hangs elsewhere, what becomes one, what becomes two, what ends.
    private static let steps = [
        "2026-02-10,move,C1,T04,,",
        "2026-03-15,merge,C2,C3,,",
        "2026-04-01,split,C4,C9,0.7,\n2026-04-01,split,C4,C5,0.3,",
        "2026-04-20,move,N1,T01,,",
        "2026-05-02,close,C1,,,",
    ]

    @Test(arguments: TestStore.engines)
    func `after each change of units every figure is that of a plain count, from the index that was there`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let sales = world.sales
            let before = try await world.store.read { tx in try sales.facts.state(SalesGround(sales, in: tx), in: tx) }
            try await world.take(
                "units",
                """
                code,name,kind,parent_code,opened_on
                C9,Công đoàn cơ sở Chín,grassroots_union,T79,2026-03-01

                """)
            var (seen, kept, accepted) = (0, 0, 0)

            for (place, step) in FactTreeTests.steps.enumerated() {
                let taken = try await world.take("changes", "date,kind,from_code,to_code,share,name\n\(step)\n")
                accepted += taken.hasRejects ? 0 : 1
                let (isKept, found) = try await world.store.read { tx in
                    let ground = try SalesGround(sales, in: tx)
                    let state = try sales.facts.state(ground, in: tx)
                    let rounds = place % 2 == 0 ? 0..<4 : 4..<8
                    return (state.base === before.base, try FigureTests.compare(state, ground, rounds: rounds, in: tx))
                }
                seen += found
                kept += isKept ? 1 : 0
            }

            #expect(accepted == FactTreeTests.steps.count)
            #expect(kept == accepted)
            #expect(seen > 500)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the builder makes another index for another tree, and sales that come meanwhile are in it`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let sales = world.sales
            let before = try await world.store.read { tx in try sales.facts.state(SalesGround(sales, in: tx), in: tx) }
            try await world.take("changes", "date,kind,from_code,to_code,share,name\n\(FactTreeTests.steps[0])\n")

            try await world.store.read { tx in
                let ground = try SalesGround(sales, in: tx)
                try sales.facts.refresh(ground, in: tx)
                let after = try sales.facts.state(ground, in: tx)

                #expect(after.base !== before.base)
                #expect(try FigureTests.compare(after, ground, rounds: 0..<8, in: tx) > 500)
            }
        }
    }
}
