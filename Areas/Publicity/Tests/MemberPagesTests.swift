import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Publicity

@Suite struct MemberPagesTests {
    @Test(.clauses("1.08"), arguments: TestStore.engines)
    func `a member sees what the unit's members get, where, how and with which proof`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.take(
                "instructions",
                """
                partner_code,product_code,method,proof,steps,valid_from,valid_to
                DT-A,,show_card,card,Đưa thẻ;Trả tiền,2026-01-01,

                """)
            try await world.take(
                "points",
                """
                code,partner_code,name,address,opened_on,host_unit_code
                DB-MAY,DT-A,Quầy trong xưởng,4 Phố Mẫu,2026-01-01,CD-MAY

                """)
            try await world.takeSales()
            let member = world.browser(.member, on: .member(number: "M1"))

            let page = try await member.get("/my-benefits")
            let found = try await member.get("/my-benefits?q=gao")
            let southern = try await world.browser(.member, on: .member(number: "M4")).get("/my-benefits")

            #expect(page.body.contains("Nguyễn Thị Hường") && page.body.contains("Vé xe Tết"))
            #expect(page.body.contains("Cách nhận: Xuất trình thẻ đoàn viên. Cần có: Thẻ đoàn viên."))
            #expect(page.body.contains("Quầy trong xưởng") && page.body.contains("4 Phố Mẫu"))
            #expect(found.body.contains("Gạo thơm 5 kg") && !found.body.contains("Vé xe Tết"))
            #expect(southern.body.contains("Hôm nay bạn chưa sinh hoạt ở đơn vị nào"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a member reads the own purchases, added up as the call adds them up`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let member = world.browser(.member, on: .member(number: "M1"))

            let page = try await member.get("/my-benefits/purchases")
            let figures = try await member.figures()
            let data = try await member.get("/my-benefits/data")

            // s1, s9 and s12 count; s3 was voided.
            #expect(figures["turns"] == 3 && figures["paid_amount"] == 446_250)
            #expect(figures["saved_amount"] == 63_750)
            #expect(page.body.contains("63.750\u{A0}đ") && page.body.contains("Gạo thơm 5 kg"))
            #expect(data.body.contains("M1") && data.body.contains("03/02/1990") && data.body.contains("Ba Đình"))
            #expect(!data.body.contains("Trần Văn Ổn"))
        }
    }

    @Test(.clauses("1.08"), arguments: TestStore.engines)
    func `a member reports a refused card with one button and reads the answer, and nobody reads a name`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let member = world.browser(.member, on: .member(number: "M1"))
            _ = try await member.get("/my-benefits/report?point=DB-A")

            let sent = try await member.post(
                "/my-benefits/report", [("point", "DB-A"), ("kind", "refused_card"), ("note", "")])
            let again = try await member.post(
                "/my-benefits/report", [("point", "DB-A"), ("kind", "refused_card"), ("note", "")])
            let waiting = try await member.get("/my-benefits/reports")
            let officer = world.browser(.unitOfficer, on: .unit(code: "XA-01"))
            let seen = try await officer.get("/difficulties/1")
            let answered = try await officer.post(
                "/difficulties/1/answer", [("version", "1"), ("action", "answer"), ("note", "Đã nhắc quầy.")])
            let read = try await member.get("/my-benefits/reports")

            #expect(sent.status == 303 && again.status == 303)
            #expect(try await member.figures()["reports"] == 1)
            #expect(
                waiting.body.contains("Thẻ đoàn viên bị từ chối tại Sen Hồng Kim Mã.")
                    && waiting.body.contains("Đang chờ trả lời của"))
            #expect(seen.status == 200 && seen.body.contains("Đoàn viên báo: thẻ bị từ chối"))
            #expect(!seen.body.contains("Hường") && !seen.body.contains(">M1<") && !seen.body.contains("· member"))
            #expect(seen.body.contains("· đoàn viên"))
            #expect(answered.status == 303)
            #expect(read.body.contains("Đã nhắc quầy.") && !read.body.contains("Đang chờ trả lời của"))
            #expect(try await member.figures()["waiting_reports"] == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a report without point, kind or unit is refused with a sentence`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let member = world.browser(.member, on: .member(number: "M1"))
            let left = world.browser(.member, on: .member(number: "M5"))
            _ = try await member.get("/my-benefits/report")
            _ = try await left.get("/my-benefits/report")
            let path = "/my-benefits/report"

            let pointless = try await member.post(path, [("kind", "wrong_price"), ("note", "Gạo")])
            let kindless = try await member.post(path, [("point", "DB-A")])
            let long = try await member.post(
                path, [("point", "DB-A"), ("kind", "wrong_price"), ("note", String(repeating: "a", count: 5_001))])
            let unitless = try await left.post(path, [("point", "DB-A"), ("kind", "wrong_price")])

            #expect(pointless.status == 422 && pointless.body.contains("Hãy chọn điểm bán"))
            #expect(pointless.body.contains(">Gạo</textarea>"))
            #expect(kindless.status == 422 && kindless.body.contains("Hãy chạm một trong hai nút"))
            #expect(long.status == 422)
            #expect(unitless.status == 422 && unitless.body.contains("chưa có nơi tiếp nhận"))
            #expect(try await member.figures()["reports"] == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `nobody else opens a member's pages, and members do not read each other's reports`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let member = world.browser(.member, on: .member(number: "M1"))
            _ = try await member.get("/my-benefits/report")
            _ = try await member.post("/my-benefits/report", [("point", "DB-A"), ("kind", "wrong_price")])

            let other = try await world.browser(.member, on: .member(number: "M3")).get("/my-benefits/reports")
            let officer = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let stranger = try await TestBrowser(world.site).get("/my-benefits")

            #expect(!other.body.contains("Tính sai giá ưu đãi"))
            #expect(try await officer.get("/my-benefits").status == 403)
            #expect(try await world.browser(.member, on: .member(number: "M99")).get("/my-benefits").status == 404)
            #expect(stranger.status == 303)
        }
    }
}

extension TestBrowser {
    fileprivate func figures() async throws -> [String: Int64] {
        let answer = try await get("/api/v1/my-benefits")
        return try JSONDecoder().decode([String: Int64].self, from: Data(answer.bytes))
    }
}
