import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct EmployerTests {
    private static let header =
        "code,name,kind,ownership,industry,headcount,women,unit_code,upper_unit_code,valid_from,valid_to\n"

    private func with(_ engine: EngineName, _ body: (OrganisationWorld) async throws -> Void) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take([
                "VN,Tổng Liên đoàn,confederation,,,,,", "P1,Tỉnh 1,provincial_federation,VN,,,,",
                "P2,Tỉnh 2,provincial_federation,VN,,,,", "C1,Cơ sở 1,grassroots_union,P1,,,,",
                "C2,Cơ sở 2,grassroots_union,P1,,,,", "C3,Cơ sở 3,grassroots_union,P2,,,,",
            ])
            try await body(world)
        }
    }

    private func take(
        _ world: OrganisationWorld, _ rows: [String], updates: Bool = false
    ) async throws -> TestImport {
        try await TestImport(
            ImportEmployers(organisation: world.organisation),
            EmployerTests.header + rows.joined(separator: "\n"), updates: updates, on: world.store)
    }

    /// The codes below a unit with a star for an own union.
    private func codes(
        _ world: OrganisationWorld, _ unit: String, on day: String, viewedOn viewDay: String
    ) async throws -> [String] {
        let (day, viewDay) = (try #require(Day(day)), try #require(Day(viewDay)))
        return try await world.store.read { tx in
            let tree = try world.organisation.tree.value(in: tx)
            guard let number = tree.unit(code: unit)?.number else { return [] }
            return try world.organisation.census(on: day, viewedOn: viewDay, in: tx).employers(of: number)
                .map { $0.code + ($0.hasUnion ? "*" : "") }
        }
    }

    @Test(.clauses("2.03", "2.04"), arguments: TestStore.engines)
    func `an employer is told by its states, and the file comes back as it went in`(engine: EngineName) async throws {
        try await with(engine) { world in
            let rows = [
                "DN-1,Sao Mai,enterprise,non_state,C,320,210,C1,,2018-01-01,2019-06-01",
                "DN-1,Sao Mai,enterprise,foreign,C,410,260,C1,,2019-06-01,",
                "DN-2,Bình Minh,enterprise,state,G,,,,P2,2018-01-01,",
                "CQ-1,Sở Nội vụ,agency,,O,40,,C3,,2018-01-01,",
            ]
            let taken = try await take(world, rows)
            let text = try await TestExport.text(
                ExportEmployers(organisation: world.organisation), on: world.store)
            let again = try await TestImport(
                ImportEmployers(organisation: world.organisation), text, on: world.store)
            let register = try await world.store.read { try world.organisation.employers.value(in: $0) }
            let states = try ["2019-05-31", "2019-06-01"].map { day in
                register.employer(code: "DN-1")?.state(on: try #require(Day(day)))?.ownership
            }

            #expect(taken.tally == "4 taken")
            #expect(again.tally == "4 already there")
            #expect(states == [.nonState, .foreign])
            #expect(
                try await codes(world, "VN", on: "2019-12-31", viewedOn: "2019-12-31") == ["CQ-1*", "DN-1*", "DN-2"])
            #expect(try await codes(world, "P2", on: "2019-12-31", viewedOn: "2019-12-31") == ["CQ-1*", "DN-2"])
            #expect(try await codes(world, "VN", on: "2017-12-31", viewedOn: "2019-12-31") == [])
        }
    }

    @Test(arguments: TestStore.engines)
    func `employers stand where their unions went, each view in its own tree`(engine: EngineName) async throws {
        try await with(engine) { world in
            _ = try await take(
                world,
                [
                    "DN-1,Sao Mai,enterprise,non_state,,,,C1,,2018-01-01,",
                    "DN-2,Bình Minh,enterprise,non_state,,,,C2,,2018-01-01,",
                ])
            try await world.change([
                "2020-01-01,move,C1,P2,,", "2021-01-01,merge,P1,P2,,", "2022-01-01,close,C2,,,",
            ])

            #expect(try await codes(world, "P1", on: "2019-12-31", viewedOn: "2019-12-31") == ["DN-1*", "DN-2*"])
            #expect(try await codes(world, "P1", on: "2020-12-31", viewedOn: "2020-12-31") == ["DN-2*"])
            #expect(try await codes(world, "P2", on: "2019-12-31", viewedOn: "2023-01-01") == ["DN-1*", "DN-2*"])
            #expect(try await codes(world, "P1", on: "2019-12-31", viewedOn: "2023-01-01") == [])
            #expect(try await codes(world, "P2", on: "2022-12-31", viewedOn: "2022-12-31") == ["DN-1*", "DN-2"])
            #expect(try await codes(world, "P1", on: "2022-12-31", viewedOn: "2019-06-01") == ["DN-1*"])
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("X,A,bank,,,,,C1,,2020-01-01,", "2 kind bad_value.choice"),
            ("X,A,enterprise,,,,,C1,,2020-01-01,", "2 ownership missing_value"),
            ("X,A,agency,state,,,,C1,,2020-01-01,", "2 ownership bad_value.empty"),
            ("X,A,agency,,V,,,C1,,2020-01-01,", "2 industry bad_value.choice"),
            ("X,A,agency,,,10,11,C1,,2020-01-01,", "2 women bad_value.within_total"),
            ("X,A,agency,,,,1,C1,,2020-01-01,", "2 women bad_value.within_total"),
            ("X,A,agency,,,,,,,2020-01-01,", "2 unit_code bad_value.one_union"),
            ("X,A,agency,,,,,C1,P1,2020-01-01,", "2 unit_code bad_value.one_union"),
            ("X,A,agency,,,,,P1,,2020-01-01,", "2 unit_code bad_value.grassroots_unit"),
            ("X,A,agency,,,,,,P9,2020-01-01,", "2 upper_unit_code unknown_unit"),
            ("X,A,agency,,,,,C1,,,", "2 valid_from missing_value"),
            ("X,A,agency,,,,,C1,,2020-01-01,2020-01-01", "2 valid_to bad_value.end_after_beginning"),
            ("X,,agency,,,,,C1,,2020-01-01,", "2 name missing_value"),
        ])
    func `each fault of a row of employers has its column and its code`(
        engine: EngineName, row: (text: String, reject: String)
    ) async throws {
        try await with(engine) { world in
            let taken = try await take(world, [row.text])

            #expect(taken.rejects == [row.reject])
        }
    }

    @Test(arguments: TestStore.engines)
    func `states of one employer do not overlap, and other values are an update`(engine: EngineName) async throws {
        try await with(engine) { world in
            let first = try await take(
                world, ["X,A,agency,,,,,C1,,2020-01-01,", "X,A,agency,,,,,C2,,2021-01-01,"])
            let differs = try await take(world, ["X,A,agency,,,12,,C1,,2020-01-01,"])
            let update = try await take(world, ["X,A,agency,,,12,,C1,,2020-01-01,"], updates: true)

            #expect(first.rejects == ["3 valid_from bad_value.no_overlap"])
            #expect(differs.rejects == ["2 headcount differs"])
            #expect(update.tally == "1 updated")
        }
    }
}
