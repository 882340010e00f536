import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Partners

@Suite("Counterparts and instructions as files")
struct CounterpartTests {
    @Test(.clauses("0.28"), arguments: TestStore.engines)
    func `the map shows who is linked and who is missing in each province`(engine: EngineName) async throws {
        let units = """
            code,name,kind,parent_code,opened_on,closed_on,division_code,vintage
            P1,Liên đoàn Lao động Hà Nội,provincial_federation,TLĐ,,,01,2024

            """
        try await PartnersWorld.with(engine) { world in
            let kind = try #require(world.partners.organisation.importKinds.first { $0.name == "units" })
            try await TestImport(kind, units, on: world.store)
            let before = try await world.map(on: 2023)

            try await world.take("counterparts", ["DT1.HN,P1,2021-06-01,2024-01-01"])

            let linked = try await world.map(on: 2023)
            let after = try await world.map(on: 2024)
            #expect(before.map(\.partner.code) == ["DT1.HN"])
            #expect(before.map(\.unit.code) == ["P1"])
            #expect(before.allSatisfy { $0.link == nil })
            #expect(linked.first?.link?.days.from == Day("2021-06-01"))
            #expect(after.first?.link == nil)
        }
    }

    @Test(.clauses("0.28"))
    func `a link names a partner and a unit that are known, and stays what it is`() async throws {
        try await PartnersWorld.with(.sqlite) { world in
            try await world.expect(
                [
                    ("DT9,CS1,2021-01-01,", "partner_code unknown_partner"),
                    ("DT1,CS9,2021-01-01,", "unit_code unknown_unit"),
                    ("DT1,CS1,2021-01-01,2021-01-01", "valid_to bad_value.end_after_beginning"),
                    ("DT1,CS1,,", "valid_from missing_value"),
                ], of: "counterparts")
            let first = try await world.take("counterparts", ["DT1,CS1,2021-01-01,"])
            let again = try await world.take("counterparts", ["DT1,CS1,2021-01-01,"])
            let other = try await world.take("counterparts", ["DT1,CS1,2021-01-01,2022-01-01"])
            let updated = try await world.take("counterparts", ["DT1,CS1,2021-01-01,2022-01-01"], updates: true)
            #expect(first.tally == "1 taken")
            #expect(again.tally == "1 already there")
            #expect(other.rejects == ["2 valid_to differs"])
            #expect(updated.tally == "1 updated")
        }
    }

    @Test(.clauses("0.15"), arguments: TestStore.engines)
    func `an instruction names what is known, and stays what it is`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            try await world.expect(
                [
                    ("DT9,,show_card,card,,2021-01-01,", "partner_code unknown_partner"),
                    ("DT1,SP9,show_card,card,,2021-01-01,", "product_code unknown_product"),
                    ("DT1,,wave,card,,2021-01-01,", "method bad_value.choice"),
                    ("DT1,,show_card,passport,,2021-01-01,", "proof bad_value.choice"),
                ], of: "instructions")
            let first = try await world.take("instructions", ["DT1,,show_card,card,Đưa thẻ,2021-01-01,"])
            let again = try await world.take("instructions", ["DT1,,show_card,card,Đưa thẻ,2021-01-01,"])
            let other = try await world.take("instructions", ["DT1,,list,card,Đưa thẻ,2021-01-01,"])
            let updated = try await world.take(
                "instructions", ["DT1,,list,card,Đưa thẻ,2021-01-01,"], updates: true)
            #expect(first.tally == "1 taken")
            #expect(again.tally == "1 already there")
            #expect(other.rejects == ["2 method differs"])
            #expect(updated.tally == "1 updated")
        }
    }

    @Test func `the smallest and largest discounts print with a comma, short and exact`() {
        let rates = ["42.8", "30", "35.125"].compactMap { Percentage($0) }

        #expect(DiscountRange(rates)?.printed == "30-42,8%")
        #expect(DiscountRange([rates[1]])?.printed == "30%")
        #expect(rates[2].printed == "35,13%")
        #expect(DiscountRange([Percentage]()) == nil)
    }

    @Test(arguments: TestStore.engines)
    func `products beyond a cap are taken with a warning, others without`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine, taking: ["partners", "agreements"]) { world in
            let kind = try #require(world.partners.importKinds.first { $0.name == "products" })
            let run = ImportRun(actor: .commandLine)
            let rows = [
                "A,TT1,Áo,goods,true,100000,60,,2025-01-01,,,,,,,,",
                "B,TT1,Quần,goods,true,100000,50,,2025-01-01,,,,,,,,",
                "C,TT1,Mũ,goods,true,100000,,30000,2015-01-01,2016-01-01,,,,,,,",
            ]

            let outcomes = try await world.store.write { tx in
                try kind.take(
                    rows.enumerated().map { ImportRow(number: $0.offset + 2, cells: $0.element.cells) }, run: run,
                    in: tx)
            }

            #expect(outcomes == [.taken, .taken, .taken])
            #expect(run.warnings.count == 1)
            #expect(run.warnings.first.first?.parameters["product"] == "A")
            #expect(run.warnings.first.first?.parameters["cap"] == "50%")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a cap is mended by its file, and products are then held against it`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine, taking: ["partners", "agreements"]) { world in
            let again = try await world.take("caps", [openCap])
            let other = try await world.take("caps", ["general,40,2024-12-01,,Luật giả định,false"])
            let closed = try await world.take(
                "caps", [openCap.replacing("2024-12-01,", with: "2024-12-01,2027-01-01")], updates: true)
            let next = try await world.take("caps", ["general,40,2027-01-01,,Luật giả định,false"])
            let kind = try #require(world.partners.importKinds.first { $0.name == "products" })
            let run = ImportRun(actor: .commandLine)
            let row = "A,TT1,Áo,goods,true,100000,45,,2027-01-01,,,,,,,,"

            _ = try await world.store.write { tx in
                try kind.take([ImportRow(number: 2, cells: row.cells)], run: run, in: tx)
            }

            #expect(again.tally == "1 already there")
            #expect(other.rejects == ["2 percent differs"])
            #expect(closed.tally == "1 updated")
            #expect(next.tally == "1 taken")
            #expect(run.warnings.first.first?.key == "partners.import_over_uncertain_cap")
            #expect(run.warnings.first.first?.parameters["source"] == "Luật giả định")
        }
    }

    @Test func `a cap says what the law says, and caps of one kind have no day in common`() async throws {
        try await PartnersWorld.with(.sqlite) { world in
            try await world.expect(
                [
                    ("gift,50,2030-01-01,,Luật,true", "kind bad_value.choice"),
                    ("general,,2030-01-01,,Luật,true", "percent missing_value"),
                    ("general,120,2030-01-01,,Luật,true", "percent bad_value.percentage"),
                    ("general,50,,,Luật,true", "valid_from missing_value"),
                    ("general,50,2030-01-01,,,true", "source missing_value"),
                    ("general,50,2030-01-01,,Luật,maybe", "is_certain bad_value.truth"),
                    ("general,50,2030-01-01,,Luật,true", "valid_from bad_value.no_overlap"),
                ], of: "caps")
        }
    }

    private let openCap =
        "general,50,2024-12-01,,\"Nghị định 81/2018/NĐ-CP, sửa đổi bởi Nghị định 128/2024/NĐ-CP\",true"
}

extension PartnersWorld {
    /// The map in the middle of a year, as the command line sees it.
    fileprivate func map(on year: Int) async throws -> [CounterpartMap.Line] {
        let day = try #require(Day(year: year, month: 6, day: 15))
        return try await store.read { tx in
            CounterpartMap(try PartnerGround(partners, as: .commandLine, in: tx), on: day).lines
        }
    }
}

extension String {
    fileprivate var cells: [String] { split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
}
