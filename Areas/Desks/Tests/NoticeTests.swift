import Access
import Kernel
import Storage
import TestKit
import Testing

@Suite("Notices")
struct NoticeTests {
    @Test(
        "a difficulty that was raised rings at those who answer it, until they have seen it",
        arguments: TestStore.engines)
    func difficulty(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let officer = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))
            let form = try await officer.get("/difficulties/new")
            #expect(form.status == 200)
            let raised = try await officer.post(
                "/difficulties",
                [("raiser", "CD-DIEN"), ("text", "Quá ít điểm bán")])
            #expect(raised.status == 303)
            let province = world.browser(.unitOfficer, on: .unit(code: "VN-01"))

            let notices = try await province.get("/notices")

            #expect(notices.body.contains("Quá ít điểm bán"))
            #expect(notices.body.contains("Chưa đọc"))
            #expect(notices.body.contains("bell__count\">1<"))
            let until = try #require(notices.body.firstRange(of: "name=\"until\" value=\"")).upperBound
            let seen = try await province.post(
                "/notices/seen", [("until", String(notices.body[until...].prefix { $0.isNumber }))])
            #expect(seen.status == 303)
            let after = try await province.get("/notices")
            #expect(after.body.contains("Quá ít điểm bán"))
            #expect(!after.body.contains("Chưa đọc"))
            #expect(!after.body.contains("bell__count"))
            #expect(try await !officer.get("/notices").body.contains("Quá ít điểm bán"))
        }
    }

    @Test("what cannot be read as a time is refused")
    func badTime() async throws {
        try await World.with { world in
            let browser = world.browser(.member, on: .member(number: "M1"))
            _ = try await browser.get("/notices")

            #expect(try await browser.post("/notices/seen", [("until", "x")]).status == 400)
        }
    }
}
