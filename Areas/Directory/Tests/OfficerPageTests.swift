import Access
import Imports
import Kernel
import Organisation
import Partners
import Storage
import TestKit
import Testing

@testable import Directory

@Suite(.clauses("2.30")) struct OfficerPageTests {
    private static let file = """
        unit_code,full_name,birth_date,sex,post,term_from,term_to
        VN,Nguyễn Tổng,,male,chair,2023-12-01,2028-12-01
        VN-01,Lê Thị Hoa,1975-03-04,female,chair,2023-05-01,2026-07-01
        VN-01,Trần Phó,,,vice_chair,2023-05-01,
        XA-01,Đặng Văn Đức,,,chair,2021-01-01,2026-01-01
        CD-MAY,Vũ May,,,chair,2024-01-01,

        """

    private func with(_ engine: EngineName = .sqlite, _ body: (World) async throws -> Void) async throws {
        try await World.with(engine) { world in
            let summary = try await world.take("officers", OfficerPageTests.file)
            #expect(summary.taken == 5)
            try await body(world)
        }
    }

    private func form(_ more: [(String, String)]) -> [(String, String)] {
        let usual = [
            ("unit", "XA-01"), ("full_name", "Bùi Thị Én"), ("post", "chair"), ("term_from", "2026-06-15"),
            ("term_to", ""), ("birth_date", ""), ("sex", "female"),
        ]
        return usual.map { name, value in (name, more.first { $0.0 == name }?.1 ?? value) }
            + more.filter { pair in !usual.contains { $0.0 == pair.0 } }
    }

    @Test(arguments: TestStore.engines)
    func `the roster tells posts and terms of a day, of a unit and below`(engine: EngineName) async throws {
        try await with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let today = try await browser.get("/officers").body
            let before = try await browser.get("/officers?on=2025-12-31&unit=VN-01").body
            let vice = try await browser.get("/officers?part=vice_chair").body
            let csv = try await browser.get("/officers.csv?q=tran+pho").body
            let xlsx = try await browser.get("/officers.xlsx")

            #expect(today.contains("Nguyễn Tổng") && today.contains("Phó Chủ tịch") && today.contains("01/12/2028"))
            #expect(!today.contains("Đặng Văn Đức"))
            #expect(before.contains("Đặng Văn Đức") && !before.contains("Nguyễn Tổng"))
            #expect(vice.contains("Trần Phó") && !vice.contains("Lê Thị Hoa"))
            #expect(csv.contains("Trần Phó,Phó Chủ tịch,2023-05-01,,"))
            #expect(!csv.contains("Lê Thị Hoa"))
            #expect(xlsx.status == 200)
        }
    }

    @Test(arguments: TestStore.engines)
    func `every post has its officers beside chairs and leaders`(engine: EngineName) async throws {
        try await with(engine) { world in
            let posts = Post.allCases.filter { $0 != .chair && $0 != .viceChair }
            let rows = posts.enumerated().map { "CD-MAY,Cán bộ \($0.offset),\($0.element.rawValue),2025-01-01,\n" }
            try await world.take("officers", "unit_code,full_name,post,term_from,term_to\n" + rows.joined())
            let browser = world.browser(.confederationOfficer, on: .everything)
            let roster = try await browser.get("/officers?unit=CD-MAY").body

            #expect(roster.contains("Vũ May"))
            for (index, post) in posts.enumerated() {
                let own = try await browser.get("/officers.csv?unit=CD-MAY&part=\(post.rawValue)").body
                #expect(roster.contains("Cán bộ \(index)"))
                #expect(own.contains("Cán bộ \(index)") && own.split(whereSeparator: \.isNewline).count == 2)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `units without a chair, with a term that is over or ends soon are told`(engine: EngineName) async throws {
        try await with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let csv = try await browser.get("/officers/gaps.csv").body
            let page = try await browser.get("/officers/gaps?unit=VN-01").body
            let never = try await browser.get("/officers/gaps.csv?part=none").body

            #expect(csv.contains("VN-01,Sắp hết nhiệm kỳ,Lê Thị Hoa,2026-07-01"))
            #expect(csv.contains("XA-01,\"Hết nhiệm kỳ, chưa có người thay\",Đặng Văn Đức,2026-01-01"))
            #expect(csv.contains("VN-79,Chưa có chủ tịch,,"))
            #expect(csv.contains("CD-DIEN,Chưa có chủ tịch,,"))
            // CD-MAY has its chair; CD-CANG has closed.
            #expect(!csv.contains("CD-MAY") && !csv.contains("CD-CANG"))
            #expect(!never.contains("XA-01"))
            #expect(page.contains("3 trên 4 đơn vị"))
            #expect(page.contains("/officers/new?unit=XA-01&amp;post=chair"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `after a merger the officers are the heir's, two chairs are a gap`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take("officers", "unit_code,full_name,post,term_from\nVN-79,Hồ Nam,chair,2025-01-01\n")
            try await world.take(
                "changes", "date,kind,from_code,to_code,share,name\n2026-06-12,merge,VN-01,VN-79,,\n")
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-79"))
            let roster = try await browser.get("/officers").body
            let gaps = try await browser.get("/officers/gaps.csv").body

            #expect(roster.contains("Lê Thị Hoa") && roster.contains("Hồ Nam") && roster.contains("Trần Phó"))
            #expect(gaps.contains("VN-79,Có hai chủ tịch sau khi sáp nhập,"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `an officer is added, changed and ended by form`(engine: EngineName) async throws {
        try await with(engine) { world in
            let browser = world.browser(.grassrootsOfficer, on: .unit(code: "XA-01"))
            _ = try await browser.get("/officers/new?unit=XA-01&post=chair")
            let added = try await browser.post("/officers", form([]))
            let number = try await number(of: "Bùi Thị Én", world)
            let page = try await browser.get("/officers/\(number)").body
            let changed = try await browser.post(
                "/officers/\(number)", form([("version", "1"), ("post", "vice_chair")]))
            let ended = try await browser.post(
                "/officers/\(number)/end", [("version", "2"), ("end_on", "2026-07-01")])
            let stored = try await world.store.read { tx in try OfficerQueries.officer(number, in: tx) }
            let audit = try await world.store.read { tx in
                try tx.rows("SELECT details FROM audit WHERE action LIKE 'directory.%' ORDER BY number")
                    .map { try $0.text(0) }
            }

            #expect(added.status == 303)
            #expect(page.contains("Bùi Thị Én"))
            #expect(changed.status == 303)
            #expect(ended.status == 303)
            #expect(stored?.officer.post == .viceChair)
            #expect(stored?.officer.days.to == Day("2026-07-01"))
            #expect(audit.count == 3)
            #expect(audit.allSatisfy { !$0.contains("Bùi") && $0.contains("XA-01") })
        }
    }

    @Test(arguments: TestStore.engines)
    func `the second of two people who edit one officer is told and loses nothing`(engine: EngineName) async throws {
        try await with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let number = try await number(of: "Trần Phó", world)
            _ = try await browser.get("/officers/\(number)")
            let values = [("post", "vice_chair"), ("term_from", "2023-05-01")]
            let saved = try await browser.post(
                "/officers/\(number)", form(values + [("version", "1"), ("full_name", "Trần Văn Phó")]))
            let late = try await browser.post(
                "/officers/\(number)", form(values + [("version", "1"), ("full_name", "Trần Phố")]))

            #expect(saved.status == 303)
            #expect(late.status == 422)
            #expect(late.body.contains("người khác đã lưu thay đổi"))
            #expect(late.body.contains("value=\"Trần Phố\""))
            #expect(late.body.contains("<dd>Trần Văn Phó</dd>"))
        }
    }

    @Test(arguments: [
        ("full_name", "", "Hãy ghi họ và tên"), ("post", "boss", "Không có chức vụ này"),
        ("term_from", "", "Hãy ghi ngày bắt đầu"), ("term_to", "2026-06-15", "Ngày kết thúc phải sau"),
        ("unit", "XX", "Không có đơn vị nào mang mã “XX”"), ("unit", "VN-79", "Bạn chỉ sửa được cán bộ"),
        ("unit", "CD-MAY", "đã có chủ tịch: Vũ May"), ("birth_date", "x", "Ngày không đúng"),
        ("full_name", String(repeating: "a", count: 501), "nhiều nhất 500 ký tự"),
    ])
    func `each refusal keeps what was typed`(field: String, value: String, sentence: String) async throws {
        try await with { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await browser.get("/officers/new")
            let answer = try await browser.post("/officers", form([(field, value)]))

            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
        }
    }

    @Test func `the same person holds the same post once at a time`() async throws {
        try await with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            _ = try await browser.get("/officers/new")
            let answer = try await browser.post(
                "/officers", form([("unit", "VN-01"), ("full_name", "Trần Phó"), ("post", "vice_chair")]))

            #expect(answer.status == 422)
            #expect(answer.body.contains("Người này đã giữ chức vụ này"))
            #expect(try await browser.get("/officers/999").status == 404)
            #expect(try await browser.get("/officers?unit=XX").status == 404)
        }
    }

    @Test(arguments: TestStore.engines)
    func `chairs and gaps are told for enterprises outside the state alone`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take(
                "sectors",
                """
                unit_code,sector,valid_from
                CD-MAY,private_enterprise,2015-01-01
                CD-DIEN,state_enterprise,2015-01-01
                VN-01,state_body,2015-01-01

                """)

            let browser = world.browser(.confederationOfficer, on: .everything)
            let chairs = try await browser.get("/officers.csv?sector=non_state&part=chair").body
            let state = try await browser.get("/officers.csv?sector=state_enterprise").body
            let gaps = try await browser.get("/officers/gaps.csv?sector=state_enterprise").body
            let none = try await browser.get("/officers/gaps.csv?sector=foreign_enterprise").body
            let page = try await browser.get("/officers?sector=non_state").body

            #expect(chairs.contains("Vũ May") && !chairs.contains("Nguyễn Tổng") && !chairs.contains("Lê Thị Hoa"))
            #expect(!state.contains("Vũ May"))
            #expect(gaps.contains("CD-DIEN,Chưa có chủ tịch") && !gaps.contains("VN-79"))
            #expect(!none.contains("Chưa có chủ tịch"))
            #expect(page.contains("Doanh nghiệp ngoài khu vực nhà nước"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `when an officer was last trained is kept by file and by form`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take(
                "officers",
                """
                unit_code,full_name,post,term_from,trained_on
                CD-DIEN,Đỗ Điện,chair,2026-01-01,2025-11-20

                """)
            let browser = world.browser(.confederationOfficer, on: .everything)
            let number = try await number(of: "Đỗ Điện", world)
            let page = try await browser.get("/officers/\(number)").body
            let typed = [
                ("full_name", "Đỗ Điện"), ("post", "chair"), ("term_from", "2026-01-01"), ("version", "1"),
            ]
            let refused = try await browser.post("/officers/\(number)", typed + [("trained_on", "x")])
            let saved = try await browser.post("/officers/\(number)", typed + [("trained_on", "2026-05-20")])
            let csv = try await browser.get("/officers.csv?q=do+dien").body
            let organisation = OrganisationFacade()
            let directory = DirectoryFacade(
                organisation: organisation, partners: PartnersFacade(organisation: organisation))
            let export = try await TestExport.text(ExportOfficers(directory: directory), on: world.store)

            #expect(page.contains("value=\"2025-11-20\""))
            #expect(refused.status == 422 && refused.body.contains("Ngày bồi dưỡng không đúng"))
            #expect(saved.status == 303)
            #expect(csv.contains("Đỗ Điện,Chủ tịch,2026-01-01,,2026-05-20"))
            #expect(export.contains("CD-DIEN,Đỗ Điện,,,chair,2026-01-01,,2026-05-20"))
        }
    }

    private func number(of person: String, _ world: World) async throws -> Int64 {
        let all = try await world.store.read { tx in try OfficerQueries.all(in: tx) }
        return try #require(all.first { $0.officer.person.fullName == person }).number
    }
}
