import Access
import Bargaining
import Figures
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Targets

@Suite struct TargetTests {
    private struct Answer: Decodable {
        struct Item: Decodable {
            struct Missing: Decodable {
                let code: String
            }

            struct Beside: Decodable {
                let numerator: Int64
                let denominator: Int64
            }

            let code: String
            let numerator: Int64?
            let denominator: Int64?
            let printed: String
            let threshold: String?
            let result: String?
            let missing_count: Int?
            let missing: [Missing]
            let beside: [Beside]
        }

        let targets: [Item]
    }

    private func items(_ browser: TestBrowser, _ query: String) async throws -> [String: Answer.Item] {
        let body = try await browser.get("/targets.json?\(query)").body
        let answer = try JSONDecoder().decode(Answer.self, from: Data(body.utf8))
        return Dictionary(uniqueKeysWithValues: answer.targets.map { ($0.code, $0) })
    }

    @Test(.clauses("2.06", "2.07", "4.15"), arguments: TestStore.engines)
    func `targets are counted from records, with the missing by code and the other denominator beside`(
        engine: EngineName
    ) async throws {
        try await TargetsWorld.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let nation = try await items(browser, "unit=VN&period=2019")
            let first = try await items(browser, "unit=P1&period=2019")
            let third = try await items(browser, "unit=P3&period=2019")
            let agreements = try #require(nation["T6"])
            let graded = try #require(nation["T7"])

            #expect(nation.count == 11)
            #expect([agreements.numerator, agreements.denominator] == [2, 3])
            #expect(agreements.printed == "66,67%")
            #expect(agreements.threshold == "70")
            #expect(agreements.result == "not_met")
            #expect(agreements.missing.map(\.code) == ["DN-2"])
            #expect([graded.numerator, graded.denominator] == [1, 2])
            #expect(graded.beside.map { [$0.numerator, $0.denominator] } == [[1, 1]])
            #expect(graded.result == "met")
            #expect(first["T6"]?.printed == "50,00%")
            #expect(third["T6"]?.result == "nothing_due")
            #expect(third["T6"]?.printed == "không phát sinh")
        }
    }

    @Test func `a target whose numbers no area tells has none, and a year without thresholds no result`() async throws {
        try await TargetsWorld.with(.sqlite) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let safety = try #require(try await items(browser, "unit=VN&period=2019")["T9"])
            let today = try #require(try await items(browser, "unit=VN&period=2026")["T6"])
            let page = try await browser.get("/targets?unit=VN&period=2019").body

            #expect(safety.numerator == nil)
            #expect(safety.result == nil)
            #expect(safety.missing_count == nil)
            #expect(safety.printed == "chưa có nguồn số liệu")
            #expect(today.threshold == nil)
            #expect(today.result == nil)
            #expect(page.contains("chưa có nguồn số liệu"))
            #expect(page.contains("Còn thiếu") || page.contains("Đã thiếu 1 doanh nghiệp"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit's own threshold goes before what is set above, and removing a record changes the figure`(
        engine: EngineName
    ) async throws {
        try await TargetsWorld.with(engine) { world in
            let officer = world.browser(.confederationOfficer, on: .everything)
            _ = try await officer.get("/target-thresholds")
            let set = try await officer.post(
                "/target-thresholds",
                [
                    ("target", "T6"), ("unit", "P1"), ("share", "50"), ("valid_from", "1/1/2019"),
                    ("valid_to", "1/1/2020"),
                ])
            let again = try await officer.post(
                "/target-thresholds", [("target", "T6"), ("unit", "P1"), ("share", "40"), ("valid_from", "1/6/2019")])
            let own = try await items(officer, "unit=P1&period=2019")["T6"]
            let below = try await items(officer, "unit=C1&period=2019")["T6"]
            let other = try await items(officer, "unit=P2&period=2019")["T6"]
            let removed = try await officer.post("/collective-agreements/TU-1/remove", [("version", "1")])
            let after = try await items(officer, "unit=P1&period=2019")["T6"]

            #expect(set.status == 303)
            #expect(again.status == 422)
            #expect(own?.threshold == "50")
            #expect(own?.result == "met")
            #expect(below?.threshold == "50")
            #expect(other?.threshold == "70")
            #expect(removed.status == 303)
            #expect(after?.numerator == 0)
            #expect(after?.result == "not_met")
        }
    }

    @Test(arguments: TestStore.engines)
    func `each view counts in its own tree`(engine: EngineName) async throws {
        try await TargetsWorld.with(engine) { world in
            try await world.take(
                "changes", "date,kind,from_code,to_code,share,name\n2025-07-01,merge,P1,P2,,\n")
            let browser = world.browser(.confederationOfficer, on: .everything)
            func counts(_ query: String) async throws -> [Int64?] {
                let item = try await items(browser, query)["T6"]
                return [item?.numerator, item?.denominator]
            }

            #expect(try await counts("unit=P1&period=2019") == [1, 2])
            #expect(try await counts("unit=P2&period=2019") == [1, 1])
            #expect(try await counts("unit=P2&period=2019&as=today") == [2, 3])
            #expect(try await counts("unit=P1&period=2019&as=today") == [0, 0])
            #expect(try await counts("unit=P1&period=2019&as=2018-01-01") == [1, 2])
        }
    }

    @Test func `an officer of a province sees its own targets and the missing by name, not another's`() async throws {
        try await TargetsWorld.with(.sqlite) { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "P1"))
            let own = try await browser.get("/targets?period=2019")
            let one = try await browser.get("/targets/T6?unit=P1&period=2019").body
            let other = try await browser.get("/targets?unit=P2&period=2019")
            let set = try await browser.post(
                "/target-thresholds", [("target", "T6"), ("unit", ""), ("share", "1"), ("valid_from", "1/1/2026")])

            #expect(own.status == 200)
            #expect(own.body.contains("Liên đoàn Lao động tỉnh Một"))
            #expect(one.contains("Công ty Bình Minh"))
            #expect(one.contains("Chưa có bản ghi."))
            #expect(one.contains("Cơ sở 2"))
            #expect(other.status == 403)
            #expect(set.status == 422)
        }
    }

    @Test func `the files tell what the page tells`() async throws {
        try await TargetsWorld.with(.sqlite) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            for format in ["xlsx", "docx", "pdf"] {
                let answer = try await browser.get("/targets.\(format)?unit=VN&period=2019")

                #expect(answer.status == 200, "\(format)")
            }
            #expect(try await browser.get("/targets?unit=XX").status == 404)
            #expect(try await browser.get("/targets?period=2019-13").status == 400)
            #expect(try await browser.get("/targets?period=2019&as=x").status == 400)
            #expect(try await browser.get("/targets?period=2099").status == 400)
        }
    }

    @Test(arguments: [
        (Ratio(7, 10), true), (Ratio(699_999, 1_000_000), false), (Ratio(2_580, 3_686), false),
        (Ratio(2_581, 3_686), true), (Ratio(0, 1), false),
    ])
    func `met or not is decided by the exact fractions`(row: (ratio: Ratio, isMet: Bool)) throws {
        let share = try #require(Percentage("70"))
        let words = Target.Words(vietnamese: "", english: "")
        let target = Target(
            code: "T", title: words, counted: words, numerator: words, denominator: words, source: "", year: .calendar,
            direction: .atLeast, decimals: 2, rounding: .halfUp, document: "", days: .always)
        let lacking = target.lacking(row.ratio, to: share)

        #expect(target.isMet(row.ratio, by: share) == row.isMet)
        #expect((lacking == 0) == row.isMet)
        #expect(target.isMet(Ratio(row.ratio.numerator + lacking, row.ratio.denominator), by: share))
    }
}
