import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

@Suite("What reports say in words") struct DigestTests {
    @Test(.clauses("2.35"), arguments: TestStore.engines)
    func `texts of handed-in reports are put together by question, searched, and linked`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            for (unit, review, proposal) in [
                ("CD-MAY", "Thưởng <b>tổ máy</b>\nHội nghị đúng hạn", "Xin hỗ trợ nhà ở"),
                ("CD-DIEN", "Ký thỏa ước", ""),
            ] {
                let own = world.browser(.grassrootsOfficer, on: .unit(code: unit))
                _ = try await own.submit(
                    own.report(of: unit),
                    ["workers": "9", "members": "9", "review": review, "proposals": proposal])
            }
            let browser = world.browser(.confederationOfficer, on: .everything)
            let path = "/consolidation/digest?form=hdcd_1&period=2026-H1"

            let all = try await browser.get(path).body
            let found = try await browser.get("\(path)&q=nha+o").body
            let one = try await browser.get("\(path)&cell=review&q=cd-dien").body
            let none = try await browser.get("\(path)&q=zzz").body
            let wrong = try await browser.get("\(path)&cell=workers")
            let south = world.browser(.unitOfficer, on: .unit(code: "VN-79"))
            let other = try await south.get(path).body
            let page = try await browser.get("/consolidation?form=hdcd_1&period=2026-H1").body
            let docx = try await browser.get("/consolidation.docx?form=hdcd_1&period=2026-H1")

            #expect(all.contains("3 ý kiến trong 2 báo cáo") && all.contains("Thưởng &lt;b&gt;tổ máy"))
            #expect(all.contains("<p>Hội nghị đúng hạn</p>") && all.contains("Ký thỏa ước"))
            #expect(found.contains("1 ý kiến") && found.contains("Xin hỗ trợ nhà ở") && !found.contains("Ký thỏa ước"))
            #expect(one.contains("Ký thỏa ước") && !one.contains("tổ máy"))
            #expect(none.contains("Chưa có ý kiến nào khớp"))
            #expect(wrong.status == 404)
            #expect(!other.contains("Ký thỏa ước"))
            #expect(page.contains("href=\"/consolidation/digest?"))
            #expect(docx.status == 200)
        }
    }
}
