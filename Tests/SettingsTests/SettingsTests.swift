import Access
import App
import Kernel
import Settings
import Storage
import TestKit
import Testing
import Web

@Suite("Settings of the installation")
struct SettingsTests {
    /// A form that changes nothing.
    private static func fields(_ changes: [String: String] = [:], version: String = "0") -> [(String, String)] {
        let plain = [
            "version": version, "name": "", "owner": "", "logo": "", "language": "vi", "english": "yes",
            "idle_hours": "8", "session_days": "7", "job_days": "90", "file_days": "1", "notice_days": "30",
        ]
        return plain.merging(changes) { $1 }.sorted { $0.key < $1.key }
    }

    private func administrator(_ world: World) async throws -> TestBrowser {
        let browser = world.browser(.administrator, on: .everything)
        _ = try await browser.get("/settings")
        return browser
    }

    @Test("a name is looked at before it is saved, and then stands on every page", arguments: TestStore.engines)
    func name(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = try await administrator(world)
            let wanted = SettingsTests.fields(["name": "Phúc lợi Hà Nội", "owner": "Liên đoàn Hà Nội"])

            let preview = try await browser.post("/settings/preview", wanted)
            #expect(preview.status == 200)
            #expect(preview.body.contains("Phúc lợi Hà Nội"))
            #expect(try await !TestBrowser(world.site).get("/").body.contains("Phúc lợi Hà Nội"))

            #expect(try await browser.post("/settings", wanted).status == 303)

            let stranger = try await TestBrowser(world.site).get("/")
            #expect(stranger.body.contains("· Phúc lợi Hà Nội</title>"))
            #expect(stranger.body.contains("<p>Liên đoàn Hà Nội</p>"))
            for path in ["/chuong-trinh", "/uu-dai"] {
                let page = try await TestBrowser(world.site).get(path).body
                #expect(page.contains("\"name\":\"Phúc lợi Hà Nội\""), "what programs read on \(path)")
            }
            #expect(try await browser.get("/settings").body.contains("Tên hệ thống, Đơn vị vận hành"))
        }
    }

    @Test("of two people who edit at once the second is told", arguments: TestStore.engines)
    func twoPeople(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = try await administrator(world)
            #expect(try await browser.post("/settings", SettingsTests.fields(["name": "A"])).status == 303)

            let late = try await browser.post("/settings", SettingsTests.fields(["name": "B"]))

            #expect(late.status == 422)
            #expect(late.body.contains("Người khác vừa đổi cài đặt"))
            let tried = try await browser.post("/settings/preview", SettingsTests.fields(["name": "B"]))
            #expect(tried.status == 422)
            #expect(
                try await browser.post("/settings", SettingsTests.fields(["name": "B"], version: "1")).status == 303)
        }
    }

    @Test(
        "what cannot be is refused with a sentence on its field",
        arguments: [
            ("name", String(repeating: "a", count: 300), "Tên dài nhất"), ("name", "a\u{7}b", "ký tự không in được"),
            ("owner", String(repeating: "a", count: 300), "Tên đơn vị vận hành dài nhất"),
            ("language", "fr", "tiếng Việt hoặc tiếng Anh"), ("idle_hours", "0", "Số giờ không thao tác phải là"),
            ("session_days", "31", "phiên đăng nhập phải là"), ("job_days", "0", "việc chạy nền phải là"),
            ("job_days", "một", "việc chạy nền phải là"), ("file_days", "31", "giữ tệp phải là"),
            ("notice_days", "1", "hiện thông báo phải là"), ("logo", "abc", "Không tìm thấy ảnh"),
        ])
    func refusals(_ field: String, _ value: String, _ sentence: String) async throws {
        try await World.with { world in
            let browser = try await administrator(world)

            let answer = try await browser.post("/settings", SettingsTests.fields([field: value]))

            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
        }
    }

    @Test("where English is not offered, every page is in Vietnamese", arguments: TestStore.engines)
    func onlyVietnamese(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = try await administrator(world)
            let stranger = TestBrowser(world.site)
            #expect(try await stranger.get("/en/uu-dai").body.contains("lang=\"en\""))

            let both = SettingsTests.fields(["english": "", "language": "en"])
            #expect(try await browser.post("/settings", both).body.contains("Tiếng Anh không được dùng"))
            #expect(try await browser.post("/settings", SettingsTests.fields(["english": ""])).status == 303)

            let english = try await stranger.get("/en/uu-dai?kind=goods")
            #expect(english.status == 303 && english.header("location") == "/uu-dai?kind=goods")
            let page = try await stranger.get("/uu-dai?language=en")
            #expect(page.body.contains("<html lang=\"vi\"") && !page.body.contains("hreflang=\"en\""))
            #expect(try await !stranger.get("/sitemap.xml").body.contains("/en/"))
        }
    }

    @Test("a session is over after the hours that the installation chose", arguments: TestStore.engines)
    func sessions(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let settings = world.composition.settings
            let rules = world.composition.access.sessionRules
            let before = try await world.store.read { tx in try rules(tx) }
            let browser = try await administrator(world)
            let wanted = SettingsTests.fields(["idle_hours": "1", "session_days": "30"])

            #expect(try await browser.post("/settings", wanted).status == 303)

            #expect(try await world.store.read { tx in try settings.settings(in: tx) }.idleHours == 1)
            let (start, halfPast) = (World.now, World.now + 1_800)
            for (seen, now, wasAlive, isAlive) in [
                (start, halfPast, true, true), (start, start + 3_601, true, false),
                (start + 86_400 * 8, start + 86_400 * 8 + 60, false, true),
            ] {
                let after = try await world.store.read { tx in try rules(tx) }
                #expect(before.isAlive(startedAt: start, seenAt: seen, now: now) == wasAlive)
                #expect(after.isAlive(startedAt: start, seenAt: seen, now: now) == isAlive)
            }
        }
    }

    @Test("a logo is a light picture")
    func logo() async throws {
        try await World.with { world in
            let browser = try await administrator(world)
            for (bytes, sentence) in [
                (Array("%PDF-1.7".utf8), "không phải là ảnh"), (Array("abc".utf8), "abc.png"),
            ] {
                let answer = try await browser.post(
                    "/settings/preview", SettingsTests.fields(), files: [(name: "abc.png", bytes: bytes)])
                #expect(answer.status == 422)
                #expect(answer.body.contains(sentence))
            }
            #expect(try await browser.get("/logo/abc").status == 404)
        }
    }

    @Test("data for training says so on every page, and is marked once", arguments: TestStore.engines)
    func training(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let settings = world.composition.settings
            #expect(try await !world.store.read { tx in try settings.isTraining(in: tx) })
            for _ in 0..<2 {
                try await world.store.write { tx in try settings.markTraining(as: .commandLine, in: tx) }
            }

            #expect(try await world.store.read { tx in try settings.isTraining(in: tx) })
            #expect(try await TestBrowser(world.site).get("/").body.contains("Dữ liệu luyện tập"))
            let english = world.browser(.administrator, on: .everything, language: .english)
            #expect(try await english.get("/units").body.contains("training-band"))
        }
    }

    @Test("nobody but administrators sees them")
    func others() async throws {
        try await World.with { world in
            for role in [RoleName.confederationOfficer, .auditor] {
                let browser = world.browser(role, on: .everything)
                let answer = try await browser.get("/settings")
                #expect(answer.status == 403)
            }
        }
    }
}
