import Access
import App
import Foundation
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import SampleWorld

/// Figures that were printed of the programme in its years come out of the sample's records again, read off the
/// product's own pages; without one of the records they come out otherwise.
@Suite("Printed figures", .serialized)
struct PrintedFiguresTests {
    /// A record of the sample that is left out.
    private struct Gap {
        let kind: String
        let column: String
        let value: String
    }

    /// What a page says with the registers of the sample taken in, but for the gap.
    private func page(_ path: String, without gap: Gap) async throws -> String {
        try await PrintedFiguresTests.pages([path], without: gap, on: .sqlite)[path] ?? ""
    }

    /// What a page says with all registers of the sample, which are taken in once for each engine.
    private func page(_ path: String, on engine: EngineName = .sqlite) async throws -> String {
        let pages = try await PrintedFiguresTests.whole[engine]?.value
        return try #require(pages?[path])
    }

    private static let whole = Dictionary(
        uniqueKeysWithValues: TestStore.engines.map { engine in
            (engine, Task { try await pages([groups, levels, binhTan, longBien], without: nil, on: engine) })
        })

    private static func pages(
        _ paths: [String], without gap: Gap?, on engine: EngineName
    ) async throws -> [String: String] {
        let sample = try WrittenWorld.standard.get()
        return try await World.empty(engine) { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            for kind in ["units", "changes", "partners", "agreements", "products", "points"] {
                try await world.take(
                    kind, sample[kind].csv { $0[gap?.column ?? ""] != gap?.value || kind != gap?.kind })
            }
            let browser = world.browser(.confederationOfficer, on: .everything)
            var pages: [String: String] = [:]
            for path in paths { pages[path] = try await browser.get(path).body }
            return pages
        }
    }

    private static let groups = "/partners?at=2017-09-06"
    private static let levels = "/agreement-levels?at=2018-04-30"
    private static let binhTan = "/welfare-points?at=2024-04-30&unit=VN24-79-777"
    private static let longBien = "/welfare-points?at=2024-09-30&unit=VN24-01-004"

    @Test(.clauses("0.02"), arguments: TestStore.engines)
    func `eight groups and corporations had signed by September 2017`(engine: EngineName) async throws {
        let whole = try await page(Self.groups, on: engine)
        let without = try await page(Self.groups, without: Gap(kind: "agreements", column: "code", value: "TT-2017-08"))

        #expect(whole.contains("Đến ngày 06/09/2017 có 08 tập đoàn, tổng công ty"))
        #expect(without.contains("Đến ngày 06/09/2017 có 07 tập đoàn, tổng công ty"))
    }

    @Test(.clauses("1.03"), arguments: TestStore.engines)
    func `by April 2018 the Confederation had signed with 18 partners and provinces with 10`(
        engine: EngineName
    ) async throws {
        let whole = try await page(Self.levels, on: engine)

        #expect(whole.contains("Đến ngày 30/04/2018: Tổng Liên đoàn ký với 18 đối tác, các tỉnh ký với 10 đối tác."))
    }

    @Test(.clauses("1.03"))
    func `a partner that has a province's agreement too counts for the province once the Confederation's is gone`()
        async throws
    {
        let agreements = try WrittenWorld.standard.get()["agreements"].rows
        let both = try #require(
            agreements.first { $0["partner_code"] == "DT-01" && $0["unit_code"] == "VN" && $0["signed_on"] < "2018" })
        let provincial = try #require(agreements.first { $0["partner_code"] == "DT-30" })

        let national = try await page(
            Self.levels, without: Gap(kind: "agreements", column: "code", value: both["code"]))
        let fewer = try await page(
            Self.levels, without: Gap(kind: "agreements", column: "code", value: provincial["code"]))

        #expect(national.contains("Tổng Liên đoàn ký với 17 đối tác, các tỉnh ký với 11 đối tác"))
        #expect(fewer.contains("Tổng Liên đoàn ký với 18 đối tác, các tỉnh ký với 9 đối tác"))
    }

    @Test(.clauses("3.12", "3.16"), arguments: TestStore.engines)
    func `Bình Tân had 18 welfare points with discounts of 5% to 30% in April 2024`(engine: EngineName) async throws {
        let whole = try await page(Self.binhTan, on: engine)

        #expect(whole.contains("có 18 điểm phúc lợi đoàn viên tại công đoàn cơ sở"))
        #expect(whole.contains("giá ưu đãi giảm từ 5% đến 30% so với giá thị trường"))
    }

    @Test(.clauses("3.12", "3.16"))
    func `without one point or one product Bình Tân's figures are others`() async throws {
        let points = try WrittenWorld.standard.get()["points"].rows
        let hosted = try #require(
            points.first {
                $0["host_unit_code"].hasPrefix("CDCS-79") && $0["vintage"] == "2024" && $0["opened_on"] < "2022"
            })

        let fewer = try await page(Self.binhTan, without: Gap(kind: "points", column: "code", value: hosted["code"]))
        let narrower = try await page(
            Self.binhTan, without: Gap(kind: "products", column: "code", value: "BT-NOI-CHAO"))

        #expect(fewer.contains("có 17 điểm phúc lợi đoàn viên tại công đoàn cơ sở"))
        #expect(narrower.contains("giảm từ 5% đến 25% so với giá thị trường"))
    }

    @Test(.clauses("3.16"), arguments: TestStore.engines)
    func `members of Long Biên saved 30-42,8% in 2024`(engine: EngineName) async throws {
        let whole = try await page(Self.longBien, on: engine)
        let without = try await page(
            Self.longBien, without: Gap(kind: "products", column: "code", value: "LB-AO-KHOAC"))

        #expect(whole.contains("30-42,8%"))
        #expect(without.contains("30-37,5%"))
    }

    @Test(.clauses("1.02"))
    func `a province has districts and sectors below it in 2019 and communes in 2026, by the official conversion`()
        async throws
    {
        let sample = try WrittenWorld.standard.get()
        try await World.empty { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            for kind in ["units", "changes"] { try await world.take(kind, sample[kind].csv()) }
            let tree = try await world.store.read { tx in try world.composition.organisation.tree.value(in: tx) }

            let (before, after) = (try #require(Day("2019-06-01")), try #require(Day("2026-06-01")))
            let old = try #require(tree.unit(code: "VN24-79"))
            let new = try #require(tree.unit(code: "VN-79"))
            let district = try #require(tree.unit(code: "VN24-79-777"))
            let below = Set(tree.children(of: old.number, on: before).map(\.kind))
            let since = Set(tree.children(of: new.number, on: after).map(\.kind))
            let wards = tree.children(of: district.number, on: before).filter { $0.code.hasPrefix("VN24-777-") }
            let heirs = tree.successors(of: district.number).flatMap(\.units).compactMap(\.unit.division?.code)

            #expect(below.isSuperset(of: [.districtFederation, .industrialZoneUnion, .localSectorUnion]))
            #expect(since.isSuperset(of: [.communeUnion, .industrialZoneUnion, .localSectorUnion]))
            #expect(!since.contains(.districtFederation))
            #expect(wards.count == 10)
            #expect(Set(heirs) == ["27439", "27442", "27448", "27457", "27460"])
            #expect(tree.unit(code: "VN24-01-004")?.days.contains(before) == true)
            #expect(tree.unit(code: "VN24-01-004")?.days.contains(after) == false)
        }
    }

    @Test(.clauses("1.04"))
    func `by April 2018 tens of thousands had benefited, and each sale counts`() async throws {
        let sales = try WrittenWorld.standard.get()["sales"].rows.filter { $0["sold_at"] < "2018-05-01" }
        let byMember = Dictionary(grouping: sales) { $0["member_no"] }
        let once = try #require(byMember.filter { $0.value.count == 1 && !$0.key.isEmpty }.keys.min())

        let whole = try await beneficiaries { _ in true }
        let without = try await beneficiaries { $0["member_no"] != once }

        #expect(whole.persons >= 20_000)
        #expect(whole.page.contains("mang lại lợi ích cho hàng chục ngàn đoàn viên và người lao động"))
        #expect(without.persons == whole.persons - 1)
    }

    /// The page of beneficiaries with the sales of the first year that are kept.
    private func beneficiaries(
        keeping isKept: @escaping (Table.Row) -> Bool
    ) async throws -> (persons: Int, page: String) {
        let sample = try WrittenWorld.standard.get()
        let page = try await World.with(.sqlite, "sample of members") { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            for kind in ["units", "changes", "members", "partners", "agreements", "products", "points"] {
                try await world.take(kind, sample[kind].csv())
            }
        } body: { world in
            try await world.take("sales", sample["sales"].csv { $0["sold_at"] < "2018-05-01" && isKept($0) })
            return try await world.browser(.confederationOfficer, on: .everything)
                .get("/reports/beneficiaries?at=2018-04-30").body
        }
        let value = try #require(page.firstMatch(of: /figure__value">([0-9.]+)</)).output.1
        return (try #require(Int(value.replacing(".", with: ""))), page)
    }
}
