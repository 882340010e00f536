import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

/// The pages of units through the whole site.
struct UnitPageTests {
    private func words(_ answer: TestAnswer) -> String {
        answer.body.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func status(_ browser: TestBrowser, _ path: String) async throws -> Int {
        try await browser.get(path).status
    }

    private func hidden(_ answer: TestAnswer) -> [(String, String)] {
        answer.body.matches(of: /<input type="hidden" name="([a-z_]+)" value="([^"]*)">/)
            .map { (String($0.1), String($0.2)) }.filter { $0.0 != "csrf" }
    }

    @Test func `the list finds units without tone marks, of a kind, as of a day`() async throws {
        try await World.with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)

            let found = try await browser.get("/units?q=dien+luc")
            let ofKind = try await browser.get("/units?kind=provincial_federation")
            let late = try await browser.get("/units?q=cang&at=2026-06-10")
            let early = try await browser.get("/units?q=cang&at=2026-06-09")
            let wrong = try await browser.get("/units?at=gestern")

            #expect(words(found).contains("Công đoàn cơ sở Điện lực Hà Nội"))
            #expect(!words(found).contains("May"))
            #expect(words(ofKind).contains("Thành phố Hồ Chí Minh") && !words(ofKind).contains("Điện lực"))
            #expect(!words(late).contains("Cảng Sài Gòn") && words(late).contains("Không có đơn vị nào như vậy"))
            #expect(words(early).contains("Cảng Sài Gòn"))
            #expect(wrong.status == 400 && words(wrong).contains("không phải là ngày"))
        }
    }

    @Test func `an officer of a province finds the units of the province alone`() async throws {
        try await World.with { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))

            let list = try await browser.get("/units")
            let other = try await browser.get("/units/VN-79")

            #expect(words(list).contains("Điện lực Hà Nội") && !words(list).contains("Cảng Sài Gòn"))
            #expect(other.status == 403)
        }
    }

    @Test func `an officer merges with a preview and takes it back, and the auditor reads both`() async throws {
        try await World.with { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let query = "kind=merge&day=2026-07-01&from=CD-DIEN&to=CD-MAY"

            let preview = try await browser.get("/unit-changes/new?\(query)")
            let before = try await browser.get("/units/CD-DIEN?at=2026-07-01")
            let taken = try await browser.post("/unit-changes", hidden(preview))
            let event = try #require(taken.header("location"))
            let page = try await browser.get(event)
            let after = try await browser.get("/units/CD-MAY?at=2026-07-01")
            let undone = try await browser.post("\(event)/undo", hidden(page) + [("reason", "Hoãn lại")])
            let back = try await browser.get(event)
            let auditor = world.browser(.auditor, on: .everything)
            let list = try await auditor.get("/unit-changes")
            let tried = try await auditor.post("\(event)/undo", [("reason", "Tôi")])

            #expect(words(preview).contains("Công đoàn cơ sở Điện lực Hà Nội kết thúc, ngày cuối 30/06/2026"))
            #expect(words(preview).contains("2 đoàn viên sinh hoạt trực tiếp"))
            #expect(before.status == 200)
            #expect(taken.status == 303)
            #expect(words(after).contains("Điện lực Hà Nội sáp nhập vào"))
            #expect(undone.status == 303)
            #expect(words(back).contains("Lý do: Hoãn lại"))
            #expect(words(list).contains("Đã hủy"))
            #expect(tried.status == 403)
        }
    }

    @Test func `what cannot be stays on the form with what was typed`() async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)

            let empty = try await browser.get("/unit-changes/new?kind=merge&day=&from=CD-MAY&to=")
            let unknown = try await browser.get("/unit-changes/new?kind=merge&day=2026-07-01&from=Z9&to=CD-MAY")
            let stale = try await browser.post(
                "/unit-changes",
                [("kind", "merge"), ("day", "2026-07-01"), ("from", "CD-MAY"), ("to", "CD-DIEN"), ("version", "0")])

            #expect(empty.status == 422 && words(empty).contains("Hãy ghi ngày có hiệu lực"))
            #expect(empty.body.contains("value=\"CD-MAY\""))
            #expect(unknown.status == 422 && words(unknown).contains("Không có đơn vị nào mang mã “Z9”"))
            #expect(stale.status == 409 && words(stale).contains("vừa được người khác thay đổi"))
        }
    }

    @Test(arguments: ["merge", "split", "rename", "move", "close", "open"])
    func `every kind of event has its form in both languages`(kind: String) async throws {
        try await World.with { world in
            for language in Language.allCases {
                let browser = world.browser(.administrator, on: .everything, language: language)
                let form = try await browser.get("/unit-changes/new?kind=\(kind)&from=CD-MAY")

                #expect(form.status == 200)
                #expect(!words(form).contains("unit_"))
            }
        }
    }

    @Test func `an unknown unit, event and a code of another day are told as pages`() async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)

            var statuses: [Int] = []
            for path in [
                "/units/KHONG", "/units/CD-CANG?at=2026-06-10", "/unit-changes/99", "/unit-changes?unit=KHONG",
                "/unit-changes/x",
            ] {
                statuses.append(try await status(browser, path))
            }

            #expect(statuses == [404, 404, 404, 404, 404])
        }
    }
}

extension UnitPageTests {
    @Test(arguments: [TestStore.engines[0]])
    func `an officer with many units below finds them by name and page by page`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let rows = (1...2_100).map { "M\($0),Công đoàn May số \($0),grassroots_union,VN-01" }
            let units = "code,name,kind,parent_code\n" + rows.joined(separator: "\n") + "\n"
            try await world.take("units", units)
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))

            let first = try await browser.get("/units")
            let last = try await browser.get("/units?page=43")
            let named = try await browser.get("/units?q=may+so+2077")
            let other = try await browser.get("/units?q=sai+gon")

            #expect(first.body.contains("page=2"))
            #expect(last.status == 200 && last.body.contains("/units/") && !last.body.contains("page=44"))
            #expect(named.body.contains("/units/M2077?"))
            #expect(!other.body.contains("/units/CD-CANG"))
        }
    }
}
