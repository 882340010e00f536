import Access
import Foundation
import Imports
import Kernel
import Partners
import Reports
import Rollup
import Storage
import TestKit
import Testing

@testable import Sales

/// Figures from facts are those of a plain count of the ledger, sale by sale.
@Suite(.clauses("0.25", "0.26")) struct FigureTests {
    /// Everything that can be asked in a small world: scopes, partners, products, days, groupings and views.
    private static let questions: [FigureQuestion] = {
        var questions: [FigureQuestion] = []
        let days = [
            ("2025-01-01", "2027-01-01"), ("2025-01-01", "2025-07-01"), ("2026-02-01", "2026-03-12"),
            ("2025-03-05", "2026-02-20"), ("2026-04-01", "2026-05-01"),
        ].map { DayRange(from: Day($0.0), to: Day($0.1)) }
        let views: [WelfareQuestion.View] = [.reported, .today, .day(Day(number: 20_636)), .day(Day(number: 20_100))]
        let year = Period("2026")
        for scope in ["VN", "T01", "D1", "T79", "C1", "N1"] {
            let offers: [(String?, String?)] = [(nil, nil), ("DT-A", nil), (nil, "GB"), ("DT-A1", "GA")]
            for (partner, product) in offers {
                for (place, view) in views.enumerated() {
                    for by in [WelfareQuestion.Grouping.unit, .place] where by == .unit || place < 2 {
                        guard let year else { continue }
                        let asked = WelfareQuestion(scope: scope, partner: partner, period: year, by: by, view: view)
                        let group = FigureTests.groups[questions.count % FigureTests.groups.count]
                        questions.append(
                            FigureQuestion(
                                measure: .members, asked: asked, product: product,
                                days: days[questions.count % days.count], group: group))
                    }
                }
            }
        }
        return questions
    }()

    private static let groups: [FigureQuestion.Group?] = [nil] + FigureQuestion.Group.allCases

    /// A figure by its lines, each with distinct persons and sums.
    private struct Plain: Equatable {
        var persons: Set<Int64> = []
        var sums = FactSums()
    }

    /// The question answered by a walk over the whole ledger.
    private static func plain(
        _ question: FigureQuestion, _ ground: SalesGround, in tx: Transaction
    ) throws -> Plain {
        let counted = try CountedSales(question.asked, ground, days: question.days)
        if let code = question.product { counted.narrow(to: try #require(ground.register.product(code: code))) }
        var plain = Plain()
        try FactQueries.forEachCountedFact(days: Int32.min..<Int32.max, upTo: ground.head, in: tx) { fact in
            guard let standing = counted.standing(of: CountedSale(fact)) else { return }
            plain.persons.insert(standing.person)
            plain.sums.add(standing.sale.fact)
        }
        return plain
    }

    /// Compares every question with a plain count; says how many figures were not 0.
    static func compare(
        _ state: FactState, _ ground: SalesGround, rounds: Range<Int>, in tx: Transaction
    ) throws -> Int {
        var seen = 0
        for (place, asked) in questions.enumerated() where rounds.contains(place % 8) {
            for measure in FigureQuestion.Measure.allCases {
                for group in place % 5 == 0 ? groups : [asked.group] where group != .unit || asked.asked.by == .unit {
                    let question = FigureQuestion(
                        measure: measure, asked: asked.asked, product: asked.product, days: asked.days, group: group)
                    let plain: Plain
                    let answer: FigureAnswer
                    do {
                        plain = try Self.plain(question, ground, in: tx)
                    } catch let refusal as Refusal {
                        #expect(throws: Refusal.self) { try FigureCount(question, ground, state).answer() }
                        _ = refusal
                        continue
                    }
                    answer = try FigureCount(question, ground, state).answer()
                    let wanted: Int64 =
                        switch measure {
                        case .members: Int64(plain.persons.count)
                        case .turns: plain.sums.turns
                        case .listAmount: plain.sums.list
                        case .paidAmount: plain.sums.paid
                        case .discountAmount: plain.sums.list - plain.sums.paid
                        }
                    #expect(answer.value == wanted, "\(question)")
                    if let lines = answer.lines {
                        let sum = lines.reduce(0) { $0 + $1.value }
                        // Persons of several lines stand in each of them.
                        #expect(measure == .members ? sum >= wanted : sum == wanted, "\(question) \(lines)")
                    }
                    seen += wanted > 0 ? 1 : 0
                }
            }
        }
        return seen
    }

    @Test(arguments: TestStore.engines)
    func `every figure from the facts is that of a plain count, whatever of the ledger is built and what is not`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let sales = world.sales
            let seen = try await world.store.read { tx in
                let ground = try SalesGround(sales, in: tx)
                var seen = 0
                for (round, built) in [Int64(0), 60, 120, ground.head].enumerated() {
                    let base = try FactBase(
                        upTo: built, ground.tree, ground.members,
                        products: Int(ground.register.products.map(\.number).max() ?? 0), in: tx)
                    var state = FactState(base)
                    try state.follow(to: ground.head, in: tx)
                    seen += try Self.compare(state, ground, rounds: round * 2..<round * 2 + 2, in: tx)
                }
                return seen
            }

            #expect(seen > 100)
        }
    }

    @Test(arguments: TestStore.engines)
    func `built facts hold the ledger, in few segments or many, and figures from them are the same`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let sales = world.sales
            let step = BuildFacts(rowsAtOnce: 7, mostSegments: 3)
            var steps = 0
            while try await step.step(on: world.store) { steps += 1 }

            let (found, seen) = try await world.store.read { tx in
                let ground = try SalesGround(sales, in: tx)
                return (
                    try sales.examineFacts(in: tx),
                    try Self.compare(sales.facts.state(ground, in: tx), ground, rounds: 0..<8, in: tx)
                )
            }
            #expect(found.isGood, "\(found)")
            #expect(found.built == found.head)
            #expect(steps > 20)
            #expect(seen > 500)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a flipped bit in a stored segment is found and named, does no harm to figures, and a rebuild mends it`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let sales = world.sales
            while try await BuildFacts().step(on: world.store) {}
            let damaged = try await world.store.write { tx in
                let month = try #require(try SegmentQueries.months(in: tx).keys.min())
                let whole = try #require(try SegmentQueries.segments(of: month, in: tx).first)
                var content = whole.content
                content[content.count / 2] ^= 4
                try SegmentQueries.remove([whole.number], in: tx)
                try SegmentQueries.insert(
                    [
                        FactSegment(
                            number: whole.number, month: whole.month, kind: whole.kind, count: whole.count,
                            checksum: whole.checksum, content: content)
                    ], in: tx)
                return whole.number
            }

            let (found, base) = try await world.store.read { tx in
                let ground = try SalesGround(sales, in: tx)
                let state = try sales.facts.state(ground, in: tx)
                _ = try Self.compare(state, ground, rounds: 0..<2, in: tx)
                return (try sales.examineFacts(in: tx), state.base.damaged)
            }
            #expect(found.damaged.map(\.segment) == [damaged])
            #expect(base == [damaged])
            #expect(try await sales.rebuildFacts(on: world.store, as: .commandLine) > 100)
            #expect(try await world.store.read { tx in try sales.examineFacts(in: tx) }.isGood)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a transfer that is told later moves the sales behind figures without making everything anew`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let sales = world.sales
            let before = try await world.store.read { tx in try sales.facts.state(SalesGround(sales, in: tx), in: tx) }
            let told = """
                member_no,full_name,unit_code,joined_on,left_on
                C1-3,Lê Văn Mẫu,C1,2020-01-01,2026-02-01
                C1-3,Lê Văn Mẫu,C3,2026-02-01,
                C9-1,Lê Văn Mẫu,C3,2026-02-01,

                """
            let taken = try await world.take("members", told, updates: true)
            #expect(taken.rejected == 0)

            try await world.store.read { tx in
                let ground = try SalesGround(sales, in: tx)
                let after = try sales.facts.state(ground, in: tx)
                #expect(after.base === before.base)
                #expect(after.changes > 10)
                #expect(try Self.compare(after, ground, rounds: 0..<8, in: tx) > 500)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a segment that lacks a sale makes its month differ`(engine: EngineName) async throws {
        try await ReachWorld.with(engine) { world in
            let sales = world.sales
            while try await BuildFacts().step(on: world.store) {}
            let found = try await world.store.write { tx in
                let month = try #require(try SegmentQueries.months(in: tx).keys.min())
                let whole = try #require(try SegmentQueries.segments(of: month, in: tx).first)
                let facts = try #require(whole.facts).all.dropLast()
                try SegmentQueries.remove([whole.number], in: tx)
                try SegmentQueries.insert(
                    [FactSegment(number: whole.number, month: month, kind: whole.kind, Array(facts))], in: tx)
                return try sales.examineFacts(in: tx)
            }

            #expect(found.damaged.isEmpty)
            #expect(found.differing == ["2025-01"])
        }
    }
}
