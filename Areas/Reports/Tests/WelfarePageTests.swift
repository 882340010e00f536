import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Reports

@Suite("The page of the welfare report", .serialized, .clauses("0.25"))
struct WelfarePageTests {
    private func page(
        _ path: String, as actor: Actor = reader(.everything), units: String = ReportWorld.units,
        source: FigureSource = ReportWorld.source
    ) async throws -> TestAnswer {
        let reply = Kept()
        try await ReportWorld.with(.sqlite, units: units, sources: [source]) { world async throws in
            reply.value = try await SiteProbe(world, as: actor).get(path)
        }
        return try #require(reply.value)
    }

    @Test func `figures stand in Vietnamese number forms with persons and turns told apart`() async throws {
        let text = try await page("/reports/welfare?scope=VN&period=2026-06").body

        #expect(text.contains("Tổng Liên đoàn Lao động Việt Nam (VN) · Tháng 6 năm 2026"))
        #expect(text.contains(">3</a> <span class=\"small\">người</span>"))
        #expect(text.contains(">5</a> <span class=\"small\">lượt</span>"))
        #expect(text.contains(">8,765</a> <span class=\"small\">triệu đồng</span>"))
        #expect(text.contains("8.765.432\u{A0}đồng"))
        #expect(text.contains("1.234.568\u{A0}đồng"))
        #expect(text.contains("Số thứ tự sổ bán hàng: 12345 · Lập lúc: 15/06/2026 08:05"))
        #expect(text.contains("không xếp được vào đơn vị nào vì"))
    }

    @Test func `each figure opens the sales that it is made of`() async throws {
        let text = try await page("/reports/welfare?scope=P01&partner=DT&period=2026-Q2").body

        #expect(text.contains("href=\"/sales?scope=P01&amp;partner=DT&amp;period=2026-Q2\">3</a>"))
        let line = "/sales?scope=P01&amp;partner=DT&amp;period=2026-Q2&amp;product=GAO"
        for figure in [">2</a>", ">3</a>", ">6</a>", ">5,001</a>", ">1</a>"] {
            #expect(text.contains("href=\"\(line)\"\(figure)"))
        }
    }

    @Test func `without a question it tells the own unit and the present month`() async throws {
        let text = try await page("/reports/welfare", as: reader(.unit(code: "P01"))).body

        #expect(text.contains("Liên đoàn Lao động thành phố Hà Nội (P01) · Tháng 6 năm 2026"))
        #expect(text.contains("<option value=\"2026-06\" selected>Tháng 6 năm 2026</option>"))
        #expect(text.contains("<option value=\"P01\">Liên đoàn Lao động thành phố Hà Nội</option>"))
        #expect(!text.contains("<option value=\"P79\">"))
    }

    @Test func `names are text and never markup`() async throws {
        let text = try await page("/reports/welfare?scope=G01&partner=XY&period=2026").body

        #expect(text.contains("&lt;b&gt;Bánh kẹo&lt;/b&gt;"))
        #expect(text.contains("Siêu thị &lt;XY&gt; (XY)"))
        #expect(!text.contains("<b>"))
    }

    @Test func `a wrong code and a wrong period are told together and what was typed stays`() async throws {
        let reply = try await page("/reports/welfare?scope=zz-9&period=2026-13&partner=zz-8")

        #expect(reply.status == 404)
        #expect(reply.body.contains("<a href=\"#scope\">Không có đơn vị công đoàn nào mang mã “zz-9”."))
        #expect(reply.body.contains("<a href=\"#partner\">Không có đối tác nào mang mã “zz-8”."))
        #expect(reply.body.contains("<a href=\"#period\">“2026-13” không phải là kỳ báo cáo."))
        #expect(reply.body.contains("value=\"zz-9\""))
        #expect(reply.body.contains("<option value=\"2026-13\" selected>2026-13</option>"))
        #expect(reply.body.contains("value=\"zz-8\""))
        #expect(!reply.body.contains("report-heading"))
    }

    @Test func `another's unit is refused with 403 and a sentence that says whose report may be seen`() async throws {
        let reply = try await page("/reports/welfare?scope=P79&period=2026", as: reader(.unit(code: "P01")))

        #expect(reply.status == 403)
        #expect(
            reply.body.contains(
                "Bạn chỉ được xem báo cáo của Liên đoàn Lao động thành phố Hà Nội và các đơn vị bên dưới"))
    }

    @Test func `a name without tone marks finds its unit`() async throws {
        let text = try await page("/reports/welfare?scope=giao+duc&period=2026").body

        #expect(text.contains("Công đoàn Giáo dục Việt Nam (GD) · Năm 2026"))
    }

    @Test func `a name that several units have offers them, among those that may be seen`() async throws {
        let reply = try await page("/reports/welfare?scope=ba+dinh&period=2026", as: reader(.unit(code: "P01")))
        let other = try await page("/reports/welfare?scope=ba+dinh&period=2026", as: reader(.unit(code: "P79")))

        #expect(reply.status == 404)
        #expect(reply.body.contains("<a href=\"/reports/welfare?scope=D01&amp;period=2026\">"))
        #expect(reply.body.contains("<a href=\"/reports/welfare?scope=G01&amp;period=2026\">"))
        #expect(!other.body.contains("scope=D01"))
    }

    @Test func `nothing sold says what to do, and there is no table of nothing`() async throws {
        let text = try await page("/reports/welfare?period=2026", source: ReportWorld.emptySource).body

        #expect(text.contains("Chưa có lượt bán nào trong kỳ này"))
        #expect(!text.contains("<table"))
        #expect(!text.contains("href=\"/sales"))
    }

    @Test func `without units it says what to import`() async throws {
        let reply = try await page("/reports/welfare", units: "")

        #expect(reply.status == 404)
        #expect(reply.body.contains("Chưa có đơn vị công đoàn nào"))
        #expect(reply.body.contains("phucloi import units"))
        #expect(!reply.body.contains("<form class=\"card"))
    }

    @Test func `English stands everywhere when it is asked for`() async throws {
        let text = try await page("/reports/welfare?scope=VN&period=2026-H1&language=en").body

        #expect(text.contains("First half of 2026"))
        #expect(text.contains("Members who used products and services"))
        #expect(!text.contains("reports."))
    }

    @Test func `every tag of the template stands for something`() async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let probe = try SiteProbe(world, as: reader(.everything))

            #expect(probe.site.templateProblems().filter { $0.contains("reports/") } == [])
        }
    }

    /// What a test found inside a closure.
    private final class Kept {
        var value: TestAnswer?
    }
}
