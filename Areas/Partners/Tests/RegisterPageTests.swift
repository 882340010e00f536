import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Partners

/// The registers and sheets through the real site, over the named world and a few rows of its own.
@Suite("The pages of Partners", .serialized)
struct RegisterPageTests {
    private func answer(
        _ path: String, as role: (name: RoleChoice, scope: Scope) = (.officer, .everything),
        on engine: EngineName = .sqlite, taking files: [(String, String)] = []
    ) async throws -> TestAnswer {
        try await World.with(engine) { world in
            for (kind, text) in files { try await world.take(kind, text) }
            return try await world.browser(role.name.role, on: role.scope).get(path)
        }
    }

    /// Whom these tests send to the pages.
    enum RoleChoice {
        case officer, partner, cashier

        var role: RoleName {
            switch self {
            case .officer: .confederationOfficer
            case .partner: .partnerManager
            case .cashier: .cashier
            }
        }
    }

    @Test(.clauses("0.02"), arguments: TestStore.engines)
    func `the register of partners counts who had signed and whose agreement is in force`(
        engine: EngineName
    ) async throws {
        let early = try await answer("/partners?at=2025-12-10", on: engine).body
        let now = try await answer("/partners?at=2026-06-15", on: engine).body

        #expect(early.contains("có 00 tập đoàn, tổng công ty"))
        #expect(now.contains("có 01 tập đoàn, tổng công ty (1 tập đoàn, 0 tổng công ty), 1 doanh nghiệp"))
        #expect(now.contains("Siêu thị Sen Hồng"))
        #expect(!now.contains("Siêu thị Sen Hồng Thủ Đức"))
    }

    @Test(.clauses("0.02"))
    func `partners are found without tone marks, and branches on request`() async throws {
        let found = try await answer("/partners?q=sen+hong+thu+duc&branches=yes").body
        let none = try await answer("/partners?q=khong+co+ai").body

        #expect(found.contains("Siêu thị Sen Hồng Thủ Đức"))
        #expect(!found.contains("Nhà xe Cánh Én"))
        #expect(none.contains("Không có đối tác nào. Hãy bỏ bớt điều kiện lọc"))
    }

    @Test(.clauses("1.03"))
    func `agreements count by the level that signed, a national partner never twice`() async throws {
        let extra = """
            code,partner_code,unit_code,level,signed_on,valid_from,valid_to,covers
            TT-X,DT-A,VN-01,provincial,2026-02-01,2026-02-01,,
            TT-Y,DT-A1,VN-79,provincial,2026-02-01,2026-02-01,,

            """
        let text = try await answer("/agreement-levels?at=2026-06-15", taking: [("agreements", extra)]).body
        let file = try await answer("/agreement-levels.csv?at=2026-06-15", taking: [("agreements", extra)]).body

        #expect(text.contains("Tổng Liên đoàn ký với 1 đối tác, các tỉnh ký với 1 đối tác"))
        #expect(file.contains("\"Tỉnh, thành phố\",4,2,1,1"))
    }

    @Test(.clauses("0.04"), arguments: TestStore.engines)
    func `an agreement's sheet tells its parties, days, coverage and what it commits to`(
        engine: EngineName
    ) async throws {
        let text = try await answer("/agreements/TT-A?at=2026-06-15", on: engine).body
        let file = try await answer("/agreements/TT-A/sheet.csv?at=2026-03-01", on: engine).body

        #expect(text.contains("Tổng Liên đoàn Lao động Việt Nam (VN)"))
        #expect(text.contains("Siêu thị Sen Hồng (DT-A)"))
        #expect(text.contains("15/12/2025"))
        #expect(text.contains("Đoàn viên của đơn vị ký và cấp dưới"))
        #expect(text.contains("Gạo thơm 5 kg"))
        #expect(file.contains("GAO,Gạo thơm 5 kg,Hàng hóa,Có,100000,90000,10,2026-01-01,2026-06-01"))
    }

    @Test(.clauses("0.04"))
    func `a product's page shows its price history, limit and pool`() async throws {
        let rice = try await answer("/products/GAO").body
        let check = try await answer("/products/KHAM").body

        #expect(rice.contains("01/01/2026"))
        #expect(rice.contains("01/06/2026"))
        #expect(check.contains("1 lượt mỗi tháng"))
    }

    @Test(.clauses("0.12"))
    func `the register of points tells partner and place, and opens each point with its goods`() async throws {
        let list = try await answer("/points?state=all").body
        let workbook = try await answer("/points.xlsx?state=all")

        let code = try #require(list.firstMatch(of: /href="(\/points\/[^"]+)"/)).output.1
        #expect(try await answer(String(code)).body.contains("Hàng hóa, dịch vụ bán cho đoàn viên tại đây"))
        #expect(workbook.status == 200)
        #expect(workbook.header("content-type")?.contains("spreadsheetml") == true)
    }

    @Test(.clauses("0.15"), arguments: TestStore.engines)
    func `a sheet instructs how to redeem with which proof, and says when nothing is known`(
        engine: EngineName
    ) async throws {
        let file = """
            partner_code,product_code,method,proof,steps,valid_from,valid_to
            DT-A,,show_card,card,Chọn hàng; Đưa thẻ,2026-01-01,
            DT-A,GAO,slip,union_letter,Đưa phiếu,2026-01-01,

            """
        let sheet = try await answer(
            "/partners/DT-A/instructions?at=2026-06-15", on: engine, taking: [("instructions", file)]
        ).body
        let without = try await answer("/partners/DT-A/instructions?at=2026-06-15", on: engine).body

        #expect(sheet.contains("<dd>Xuất trình thẻ đoàn viên</dd>"))
        #expect(sheet.contains("<dd>Thẻ đoàn viên</dd>"))
        #expect(sheet.contains("<li>Đưa thẻ</li>"))
        #expect(sheet.contains("Giấy giới thiệu của công đoàn"))
        #expect(without.contains("Đối tác này chưa có hướng dẫn chung cho ngày này"))
    }

    @Test(.clauses("3.12", "3.16"), arguments: TestStore.engines)
    func `welfare points tell market price, member price and the range of discounts inside a unit`(
        engine: EngineName
    ) async throws {
        let points = """
            code,partner_code,name,host_unit_code,opened_on
            DPL,DT-A,Điểm phúc lợi May Ba Đình,CD-MAY,2026-01-01

            """
        let products = """
            code,agreement_code,name,kind,essential,list_price,discount_percent,member_price,valid_from
            AO-AM,TT-A,Áo ấm,goods,false,250000,,143000,2026-01-01
            KHAN,TT-A,Khăn mặt,goods,true,20000,5,,2026-01-01

            """
        let files = [("products", products), ("points", points)]
        let inside = try await answer("/welfare-points?unit=XA-01&at=2026-06-15", on: engine, taking: files).body
        let outside = try await answer("/welfare-points?unit=VN-79&at=2026-06-15", on: engine, taking: files).body
        let before = try await answer("/welfare-points?unit=XA-01&at=2025-06-15", on: engine, taking: files).body

        #expect(inside.contains("có 1 điểm phúc lợi đoàn viên"))
        #expect(inside.contains("giảm từ 5% đến 42,8% so với giá thị trường"))
        #expect(inside.contains("5-42,8%"))
        #expect(inside.contains("250.000") && inside.contains("143.000"))
        #expect(!outside.contains("Điểm phúc lợi May Ba Đình"))
        #expect(!before.contains("Điểm phúc lợi May Ba Đình"))
    }

    @Test func `a discount beyond the law's cap is taken and marked`() async throws {
        let products = """
            code,agreement_code,name,kind,essential,list_price,discount_percent,member_price,valid_from
            SOC,TT-A,Tất len,goods,true,20000,60,,2026-01-01

            """
        let text = try await answer("/products/SOC", taking: [("products", products)]).body

        #expect(text.contains("Mức giảm 60% vượt mức tối đa 50%"))
        #expect(text.contains("chưa được đối chiếu"))
    }

    @Test func `a partner's people see their own partner alone, and a cashier no register`() async throws {
        let own = try await answer("/partners?branches=yes", as: (.partner, .partner(code: "DT-B"))).body
        let other = try await answer("/partners/DT-A", as: (.partner, .partner(code: "DT-B")))
        let foreign = try await answer("/agreements/TT-A", as: (.partner, .partner(code: "DT-B")))
        let cashier = try await answer("/partners", as: (.cashier, .partner(code: "DT-B")))

        #expect(own.contains("Nhà xe Cánh Én"))
        #expect(!own.contains("Siêu thị Sen Hồng"))
        #expect(other.status == 404)
        #expect(foreign.status == 404)
        #expect(cashier.status == 403)
    }

    @Test func `a day that is none and a unit that nobody knows are told`() async throws {
        let day = try await answer("/partners?at=hom-nay")
        let unit = try await answer("/points?unit=zzz")

        #expect(day.status == 400)
        #expect(day.body.contains("“hom-nay” không phải là ngày"))
        #expect(unit.status == 404)
        #expect(unit.body.contains("“zzz” không chỉ rõ một đơn vị công đoàn"))
    }
}
