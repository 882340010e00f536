import Access
import App
import Documents
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Reports

/// What is published stays as it was; what comes later is told as an amendment or an adjustment.
@Suite("Publications", .clauses("0.25", "0.26")) struct PublicationTests {
    private static let sale = "id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount\n"

    private func shelf(_ world: World) throws -> PublicationShelf {
        PublicationShelf(
            store: world.store, reports: world.composition.reports,
            tiles: try VietnamTiles(file: "\(ProjectFolder.root)/Data/map-tiles.csv"),
            Messages(catalogue: world.site.catalogue, language: .english))
    }

    private func request(_ period: String, scope: String = "VN", form: String = "welfare") -> PublicationRequest {
        PublicationRequest(form: form, welfare: WelfareRequest(scope: scope, period: period))
    }

    private func with(
        _ engine: EngineName = .sqlite, _ body: (World, PublicationShelf) async throws -> Void
    )
        async throws
    {
        try await World.with(engine) { world in
            try await world.takeSales()
            try await body(world, try shelf(world))
        }
    }

    private func content(_ number: Int64, _ world: World) async throws -> PublicationContent {
        try await world.store.read { tx in
            let publication = try #require(try PublicationQueries.publication(number, in: tx))
            return try PublishReport.content(of: publication, in: tx)
        }
    }

    private func figure(_ key: String, _ content: PublicationContent) -> String? {
        content.figures.first { $0.key == key }?.value
    }

    private func refusal(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    @Test(arguments: TestStore.engines)
    func `a publication prints the same bytes after later sales, a merger and another name`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, shelf in
            let first = try await shelf.publish(request("2026-05"), as: .commandLine)
            var before: [PublicationFormat: [UInt8]] = [:]
            for format in PublicationFormat.allCases {
                before[format] = try await shelf.file(first.number, format).bytes
            }

            try await world.take(
                "sales", Self.sale + "L1,2026-05-21T08:00:00+07:00,DB-A,M3,GAO,1,100000,90000\n")
            try await world.take(
                "changes",
                "date,kind,from_code,to_code,share,name\n2026-06-01,rename,VN,,,Tổng Liên đoàn đổi tên\n"
                    + "2026-06-01,merge,VN-79,VN-01,,\n")
            _ = try await world.store.write { tx in try tx.run("DELETE FROM publication_file") }

            for format in PublicationFormat.allCases {
                #expect(try await shelf.file(first.number, format).bytes == before[format], "\(format)")
            }
            #expect(figure("turns", try await content(first.number, world)) == "1")
            let now = try await world.store.read { tx in
                try world.composition.reports.welfare(
                    WelfareRequest(scope: "VN", period: "2026-05"), as: .commandLine, in: tx)
            }
            #expect(now.figures.totals.turns == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an amendment lists what it changes and why, and the first revision stays`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, shelf in
            let first = try await shelf.publish(request("2026-05"), as: .commandLine)
            #expect(
                try await refusal { _ = try await shelf.amend(first.number, reason: "x", as: .commandLine) }
                    == "publication_same")
            try await world.take(
                "sales", Self.sale + "L1,2026-05-21T08:00:00+07:00,DB-A,M3,GAO,1,100000,90000\n")
            #expect(
                try await refusal { _ = try await shelf.amend(first.number, reason: "  ", as: .commandLine) }
                    == "publication_reason")

            let second = try await shelf.amend(first.number, reason: "Đối tác nộp bổ sung", as: .commandLine)

            let amended = try await content(second.number, world)
            #expect(amended.revision == 2 && amended.amends == first.number)
            #expect(amended.reason == "Đối tác nộp bổ sung")
            let turns = try #require(amended.differences.first { $0.key == "turns" })
            #expect(turns.before == "1" && turns.after == "2" && turns.change == 1)
            let persons = try #require(amended.differences.first { $0.key == "members" })
            #expect(persons.before == "1" && persons.after == "2")
            #expect(!amended.differences.contains { $0.key == "points" })
            #expect(figure("turns", try await content(first.number, world)) == "1")
            #expect(
                try await refusal { _ = try await shelf.amend(first.number, reason: "x", as: .commandLine) }
                    == "publication_amended")
        }
    }

    @Test(arguments: TestStore.engines)
    func `what comes after a period was published is an adjustment of the next, told once`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, shelf in
            let march = try await shelf.publish(request("2026-03"), as: .commandLine)
            try await world.take(
                "sales", Self.sale + "L1,2026-03-21T08:00:00+07:00,DB-A,M3,GAO,1,100000,90000\n")

            let april = try await shelf.publish(request("2026-04"), as: .commandLine)
            let may = try await shelf.publish(request("2026-05"), as: .commandLine)

            let adjustments = try await content(april.number, world).adjustments
            #expect(adjustments.map(\.period) == ["2026-03"])
            #expect(adjustments.first?.publication == march.number)
            let turns = adjustments.first?.differences.first { $0.key == "turns" }
            #expect(turns?.before == "0" && turns?.after == "1")
            #expect(try await content(may.number, world).adjustments.isEmpty)
        }
    }

    @Test func `a report that cannot be published is refused with its reason`() async throws {
        try await with { world, shelf in
            try await world.storeForms()
            func code(_ request: PublicationRequest, as actor: Actor = .commandLine) async throws -> String? {
                try await refusal { _ = try await shelf.publish(request, as: actor) }
            }
            #expect(try await code(request("2026-06")) == "publication_period_runs")
            #expect(try await code(request("2026")) == "publication_period_runs")
            #expect(try await code(request("2026-13")) == "bad_period")
            #expect(try await code(request("2026-05", scope: "zz")) == "unknown_scope")
            #expect(try await code(request("2026-05", form: "zz")) == "unknown_form")
            #expect(try await code(request("2026-05")) == nil)
            #expect(try await code(request("2026-05")) == "publication_exists")
            await #expect(throws: NotFound.self) { try await shelf.amend(99, reason: "x", as: .commandLine) }
        }
    }

    @Test func `an officer publishes what is of the own unit or below it, and nobody else`() async throws {
        try await with { world, _ in
            let province = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let grassroots = world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))

            let page = try await province.get("/reports/welfare?scope=VN-01&period=2026-05")
            #expect(page.body.contains("/publications/new?scope=VN-01"))
            #expect(try await province.get("/publications/new?scope=VN-01&period=2026-05").status == 200)
            let done = try await province.post("/publications", [("scope", "VN-01"), ("period", "2026-05")])
            let path = try #require(done.header("location"))

            #expect(done.status == 303)
            #expect(try await province.post("/publications", [("scope", "VN"), ("period", "2026-05")]).status == 403)
            #expect(try await grassroots.get("/publications/new?scope=CD-MAY&period=2026-05").status == 403)
            #expect(try await grassroots.get(path).status == 404)
            #expect(try await grassroots.get("/publications").body.contains("Chưa có báo cáo nào được công bố"))
            let other = world.browser(.unitOfficer, on: .unit(code: "VN-79"))
            #expect(try await other.get("\(path)/file.pdf").status == 404)
            #expect(try await province.get("/publications").body.contains(path))
            #expect(try await province.get("/reports/welfare?scope=VN-01&period=2026-05").body.contains(path))
        }
    }

    @Test func `anybody learns whether a file is genuine, and a changed byte is found`() async throws {
        try await with { world, shelf in
            let first = try await shelf.publish(request("2026-05"), as: .commandLine)
            for format in PublicationFormat.allCases {
                var bytes = try await shelf.file(first.number, format).bytes
                let found = try #require(try await shelf.verify(bytes))
                #expect(found.publication.number == first.number && found.format == format)
                #expect(found.printsTheSame && found.replacedBy == nil)

                bytes[bytes.count / 2] ^= 1
                #expect(try await shelf.verify(bytes) == nil)
            }
            let stranger = TestBrowser(world.site)
            let hash = PublishReport.hash(try await shelf.file(first.number, .pdf).bytes)
            #expect(try await stranger.get("/verify-report?sha256=\(hash)").body.contains("công bố số 1"))
            let other = String(hash.reversed())
            #expect(try await stranger.get("/verify-report?sha256=\(other)").body.contains("Không có tệp nào"))
            #expect(try await stranger.get("/verify-report?sha256=zz").body.contains("đúng 64 ký tự"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `stored content with a changed byte is refused by name, and no file comes from it`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, shelf in
            let first = try await shelf.publish(request("2026-05"), as: .commandLine)
            _ = try await world.store.write { tx in
                var bytes = try #require(try PublicationQueries.content(of: first.number, in: tx))
                bytes[bytes.count / 3] ^= 1
                _ = try tx.run("UPDATE publication SET content = \(bytes) WHERE number = \(first.number)")
            }

            #expect(
                try await refusal { _ = try await shelf.file(first.number, .pdf) } == "publication_damaged")
            let page = try await world.browser(.auditor, on: .everything).get("/publications/\(first.number)")
            #expect(page.status == 422)
            #expect(page.body.contains("không còn đúng với mã băm"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a single report is published once it is approved, and reports put together name who is missing`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, shelf in
            try await world.storeForms()
            let own = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))
            let above = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let path = try await own.report(of: "CD-DIEN")
            _ = try await own.submit(path, ["workers": "100", "insured": "60", "members": "90", "review": "Tốt"])
            var single = request("2026-H1", scope: "CD-DIEN", form: "hdcd_1")
            single.subject = "CD-DIEN"
            #expect(
                try await refusal { _ = try await shelf.publish(single, as: .commandLine) }
                    == "publication_not_approved")

            _ = try await above.judge(path, "accept")
            _ = try await above.judge(path, "approve")
            let published = try await shelf.publish(single, as: .commandLine)
            let together = try await shelf.publish(request("2026-H1", form: "hdcd_1"), as: .commandLine)

            #expect(figure("workers", try await content(published.number, world)) == "100")
            #expect(figure("workers", try await content(together.number, world)) == "100")
            let preview = try await world.browser(.confederationOfficer, on: .everything).get(
                "/publications/new?form=hdcd_1&scope=VN-01&period=2026-H1")
            #expect(preview.body.contains("Những nơi chưa nộp"))
        }
    }

    @Test(
        .clauses("0.26"),
        arguments: [
            ("2025-H2", "Sơ kết chương trình phúc lợi đoàn viên 6 tháng cuối năm 2025"),
            ("2025", "Tổng kết chương trình phúc lợi đoàn viên năm 2025"),
            ("2026-05", "Kết quả chương trình phúc lợi đoàn viên tháng 5 năm 2026"),
        ])
    func `a half-year is reviewed, a year is summed up, each with its trend`(
        period: String, subject: String
    ) async throws {
        try await with { world, shelf in
            let number = try await shelf.publish(request(period), as: .commandLine).number
            let document = try await content(number, world).document

            #expect(document.title == .named(kind: "BÁO CÁO", subject: subject))
            #expect(document.pictures.map(\.title) == ["Lượt bán theo tháng"])
        }
    }
}
