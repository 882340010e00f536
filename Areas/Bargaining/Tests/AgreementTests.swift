import Figures
import Kernel
import Storage
import TestKit
import Testing

@testable import Bargaining

@Suite struct AgreementTests {
    private func coverage(_ world: BargainingWorld, _ scope: String, on day: String) async throws -> Coverage {
        let day = try #require(Day(day))
        return try await world.store.read { tx in
            try world.bargaining.coverage(
                CountQuestion(
                    scope: scope, days: DayRange(from: nil, to: day + 1), cutOff: day, view: .reported), in: tx)
        }
    }

    @Test(.clauses("2.06", "4.15", "4.16"), arguments: TestStore.engines)
    func `three denominators stand side by side, and the missing enterprises by name`(
        engine: EngineName
    ) async throws {
        try await BargainingWorld.with(engine) { world in
            let taken = try await world.agree([
                "TU-1,DN-1,2019-01-01,2021-01-01,80", "TU-2,DN-2,2016-01-01,2019-01-01,200",
            ])
            let upper = try await world.take(
                "agreements-register",
                "code,employer_code,represented_by,signed_on,valid_from,valid_to,workers_covered\n"
                    + "TU-4,DN-4,upper_union,2019-03-01,2019-03-01,2020-03-01,500")
            let province = try await coverage(world, "P1", on: "2019-12-31")
            let nation = try await coverage(world, "VN", on: "2019-12-31")

            #expect(taken.tally == "2 taken")
            #expect(upper.tally == "1 taken")
            #expect(province.withUnion.ratio == Ratio(1, 2))
            #expect(province.withUnion.missing.map(\.code) == ["DN-2"])
            #expect(province.withUnion.missing.map(\.reason) == ["missing.agreement_lapsed"])
            #expect(nation.withUnion.missing.map(\.code) == ["DN-2", "DN-3"])
            #expect(province.enterprises == Ratio(2, 3))
            #expect(province.workers == Ratio(480, 700))
            #expect(province.byUpperUnion == 1)
        }
    }

    @Test(.clauses("2.07"), arguments: TestStore.engines)
    func `grades count by the last day, and ungraded agreements stand both in and out`(
        engine: EngineName
    ) async throws {
        try await BargainingWorld.with(engine) { world in
            let taken = try await world.agree([
                "TU-1,DN-1,2019-01-01,2021-01-01,,,,2019-06-01,C,", "TU-1,DN-1,2019-01-01,2021-01-01,,,,2019-09-01,B,",
                "TU-2,DN-2,2019-01-01,2021-01-01,,,,2019-06-01,none,copies_law", "TU-3,DN-3,2019-01-01,2021-01-01",
            ])
            let summer = try await coverage(world, "VN", on: "2019-06-30").graded
            let winter = try await coverage(world, "VN", on: "2019-12-31").graded
            let text = try await TestExport.text(ExportAgreements(bargaining: world.bargaining), on: world.store)
            let again = try await world.take("agreements-register", text)

            #expect(taken.tally == "4 taken")
            #expect(summer.ratio == Ratio(0, 3))
            #expect(winter.ratio == Ratio(1, 3))
            #expect(winter.beside.map(\.ratio) == [Ratio(1, 1)])
            #expect(winter.missing.map(\.reason) == ["missing.ungraded_copies_law", "missing.not_graded"])
            #expect(again.tally == "4 already there")
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("2018-12-31", AgreementState.toCome), ("2019-01-01", .inForce), ("2020-10-02", .inForce),
            ("2020-10-03", .window), ("2020-12-31", .window), ("2021-01-01", .continuing),
            ("2021-03-31", .continuing), ("2021-04-01", .lapsed),
        ])
    func `an agreement goes through its states as the law of the day says`(
        engine: EngineName, row: (day: String, state: AgreementState)
    ) async throws {
        try await BargainingWorld.with(engine) { world in
            try await world.agree(["TU-1,DN-1,2019-01-01,2021-01-01,,2020-12-01"])
            let day = try #require(Day(row.day))
            let state = try await world.store.read { tx in
                let register = try world.bargaining.agreements.value(in: tx)
                return register.agreement(code: "TU-1")?.agreement.state(on: day, register.rules)
            }

            #expect(state == row.state)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the law of 2012 let an agreement go on for sixty days, without talks it ends`(
        engine: EngineName
    ) async throws {
        try await BargainingWorld.with(engine) { world in
            try await world.agree([
                "TU-1,DN-1,2017-01-01,2019-01-01,,2018-12-01", "TU-2,DN-2,2017-01-01,2019-01-01",
                "TU-3,DN-3,2017-01-01,2019-01-01,,,2018-06-01",
            ])
            func states(_ day: String) async throws -> [AgreementState] {
                let day = try #require(Day(day))
                return try await world.store.read { tx in
                    let register = try world.bargaining.agreements.value(in: tx)
                    return register.all.map { $0.agreement.state(on: day, register.rules) }
                }
            }

            #expect(try await states("2018-05-31") == [.inForce, .inForce, .inForce])
            #expect(try await states("2018-06-01") == [.inForce, .inForce, .void])
            #expect(try await states("2019-03-01") == [.continuing, .lapsed, .void])
            #expect(try await states("2019-03-02") == [.lapsed, .lapsed, .void])
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("TU-2,DN-1,2020-12-31,2022-01-01", "2 valid_from bad_value.no_overlapping_agreement"),
            ("TU-2,DN-9,2021-01-01,2022-01-01", "2 employer_code unknown_employer"),
            ("TU-2,CQ-1,2021-01-01,2022-01-01", "2 employer_code bad_value.enterprise"),
            ("TU-2,DN-2,2021-01-01,2021-01-01", "2 valid_to bad_value.end_after_beginning"),
            ("TU-2,DN-2,2021-01-01,2022-01-01,,,,2021-02-01,,", "2 grade missing_value"),
            ("TU-2,DN-2,2021-01-01,2022-01-01,,,,2021-02-01,none,", "2 ungraded_reason missing_value"),
            ("TU-2,DN-2,2021-01-01,2022-01-01,,,,2021-02-01,A,void", "2 ungraded_reason bad_value.empty"),
            ("TU-2,DN-2,2021-01-01,2022-01-01,,,,,A,", "2 graded_on missing_value"),
            ("TU-1,DN-1,2019-01-01,2020-01-01", "2 valid_to differs"),
        ])
    func `each fault of a row of agreements has its column and its code`(
        engine: EngineName, row: (text: String, reject: String)
    ) async throws {
        try await BargainingWorld.with(engine) { world in
            try await world.agree(["TU-1,DN-1,2019-01-01,2021-01-01"])
            let taken = try await world.agree([row.text])

            #expect(taken.rejects == [row.reject])
        }
    }
}
