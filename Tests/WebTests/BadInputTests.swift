import Access
import Imports
import Kernel
import Storage
import TestKit
import Testing
import Web

/// What people really send: twice, late, from two tabs, too large, and written in their own way.
@Suite struct BadInputTests {
    private static let keyField = "form_key"

    private func cap(_ source: String, from day: String = "2020-01-01") -> [(String, String)] {
        [
            ("kind", "concentrated"), ("percent", "12,5"), ("valid_from", day), ("valid_to", "1/1/2021"),
            ("source", source), ("is_certain", "no"),
        ]
    }

    private func audits(_ world: World, _ action: String) async throws -> Int {
        try await world.store.read { tx in
            try tx.rows("SELECT action FROM audit WHERE action = \(action)").count
        }
    }

    // MARK: Twice

    @Test(arguments: TestStore.engines)
    func `a double click on a form has one effect, and both get the same answer`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/discount-caps/new")
            let fields = cap("Nghị định giả định") + [(BadInputTests.keyField, Secret.make())]

            let first = try await browser.post("/discount-caps", fields)
            let second = try await browser.post("/discount-caps", fields)

            #expect(first.status == 303 && second.status == 303)
            #expect(second.header("location") == first.header("location"))
            #expect(try await audits(world, "partners.cap_added") == 1)
        }
    }

    @Test func `two clicks at the same moment have one effect`() async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            let page = try await browser.get("/discount-caps/new")
            let (token, cookies) = (browser.csrf, browser.cookies)
            let fields = [("csrf", token)] + cap("Nghi-dinh", from: "2020-01-01") + [("form_key", Secret.make())]
            let body = fields.map { "\($0.0)=\($0.1.replacing("/", with: "%2F"))" }.joined(separator: "&")
            let sent = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        try await TestBrowser(world.site, cookies: cookies).send(
                            "POST", "/discount-caps", ["content-type": "application/x-www-form-urlencoded"], body
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(page.body.contains("name=\"form_key\""))
            #expect(sent == [303, 303, 303, 303, 303])
            #expect(try await audits(world, "partners.cap_added") == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `after the back button a corrected form is taken, and the same one is not taken again`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/discount-caps/new")
            let key = (BadInputTests.keyField, Secret.make())

            let wrong = try await browser.post("/discount-caps", cap("") + [key])
            let mended = try await browser.post("/discount-caps", cap("Nghị định giả định") + [key])
            let again = try await browser.post("/discount-caps", cap("Nghị định giả định") + [key])

            #expect(wrong.status == 422 && mended.status == 303 && again.status == 303)
            #expect(try await audits(world, "partners.cap_added") == 1)
        }
    }

    // MARK: Late, and from two tabs

    @Test func `a session that ended in the middle of a form keeps what was typed`() async throws {
        try await World.with { world in
            let stranger = TestBrowser(world.site)

            let answer = try await stranger.post("/discount-caps", cap("Nghị định giả định"))

            #expect(answer.status == 401)
            #expect(answer.body.contains("value=\"Nghị định giả định\"") && answer.body.contains("/sign-in?next="))
            #expect(try await audits(world, "partners.cap_added") == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `of two tabs that change one record the second is told, and what it holds is kept`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/agreements/TT-B/end-day")
            let first = try await browser.post(
                "/agreements/TT-B/end-day", [("seen", "2027-01-01"), ("valid_to", "1/7/2027"), ("reason", "Gia hạn 1")])
            let second = try await browser.post(
                "/agreements/TT-B/end-day", [("seen", "2027-01-01"), ("valid_to", "1/9/2027"), ("reason", "Gia hạn 2")])

            #expect(first.status == 303 && second.status == 422)
            #expect(second.body.contains("người khác đã lưu thay đổi"))
            #expect(second.body.contains("01/07/2027"))
            #expect(second.body.contains("value=\"1/9/2027\"") && second.body.contains("value=\"Gia hạn 2\""))
        }
    }

    // MARK: Days and amounts

    @Test(arguments: [("01-02-2020", "2020-02-01"), ("1.2.2020", "2020-02-01"), ("2020-02-01", "2020-02-01")])
    func `a day is taken as people write it`(typed: String, stored: String) async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/discount-caps/new")

            let answer = try await browser.post("/discount-caps", cap("Nghị định giả định", from: typed))
            let list = try await browser.get("/discount-caps.csv?at=2020-06-01")

            #expect(answer.status == 303)
            #expect(list.body.contains("12.5,\(stored),2021-01-01"))
        }
    }

    @Test(arguments: ["1/2/26", "31/2/2026", "2/2026", "hôm nay"])
    func `a day that can mean two things or that no calendar has is refused at its field`(
        typed: String
    ) async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/discount-caps/new")

            let answer = try await browser.post("/discount-caps", cap("Nghị định giả định", from: typed))

            #expect(answer.status == 422)
            #expect(answer.body.contains("valid_from-error") && answer.body.contains("năm đủ bốn chữ số"))
            #expect(answer.body.contains("value=\"\(typed)\"") && answer.body.contains("Nghị định giả định"))
        }
    }

    @Test(arguments: [
        ("1.234.567", 1_234_567), ("1,234,567", 1_234_567), ("1234567đ", 1_234_567), ("1 234 567 đồng", 1_234_567),
        ("1.234", 1_234), ("1,5 triệu", 1_500_000), ("1.5 triệu đồng", 1_500_000), ("0", 0), ("68000 VND", 68_000),
    ])
    func `an amount is taken as people write it`(typed: String, amount: Int64) {
        #expect(Dong(typed: typed) == Dong(amount))
    }

    @Test(arguments: [
        "1.234,50", "1,234.50", "1.5", "12.34.567", "1.500 triệu", "-5", "", "năm nghìn", "1..000", "9999999999999",
    ])
    func `an amount that can mean two things, or a part of a đồng, is not guessed`(typed: String) {
        #expect(Dong(typed: typed) == nil)
    }

    // MARK: Files

    @Test(arguments: TestStore.engines)
    func `a table below title rows is taken, and a heading in two merged rows too`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let titled = "DANH SÁCH ĐỐI TÁC,,,\nNăm 2026,,,\n\nMã đối tác,Tên đối tác,Loại hình,\nDT-X,Hàng X,group,\n"
            let merged = "Mã đối tác,Thông tin,,\n,Tên đối tác,Loại hình,\nDT-Y,Hàng Y,group,\n"
            let first = try await world.take("partners", titled)
            let second = try await world.take("partners", merged)

            #expect(first.taken == 1 && first.rejected == 0)
            #expect(second.taken == 1 && second.rejected == 0)
        }
    }

    @Test func `a photo of 40 MB is refused at its field and what was typed is kept`() async throws {
        try await World.with { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await browser.get("/difficulties/new")
            let boundary = "a-boundary"
            func part(_ name: String, _ value: String) -> String {
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
            }
            let photo = "\u{7F}" + String(repeating: "x", count: 50 << 20)
            let body =
                part("csrf", browser.csrf) + part("text", "Siêu thị không nhận thẻ đoàn viên")
                + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"anh.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n\(photo)\r\n" + part("handling", "Đã gọi điện")
                + "--\(boundary)--\r\n"

            let answer = try await browser.send(
                "POST", "/difficulties",
                [
                    "content-type": "multipart/form-data; boundary=\(boundary)",
                    "content-length": String(body.utf8.count),
                ], body)

            #expect(answer.status == 422)
            #expect(answer.body.contains("lớn hơn 8 MB"))
            #expect(answer.body.contains("Siêu thị không nhận thẻ đoàn viên") && answer.body.contains("Đã gọi điện"))
        }
    }

    @Test func `a HEIC photo is refused with the way to send a JPEG`() async throws {
        try await World.with { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await browser.get("/difficulties/new")
            let photo = [0, 0, 0, 24] + Array("ftypheic".utf8) + [UInt8](repeating: 0, count: 200)

            let answer = try await browser.post(
                "/difficulties", [("text", "Siêu thị không nhận thẻ")], files: [(name: "IMG_1.HEIC", bytes: photo)],
                field: "file")

            #expect(answer.status == 422)
            #expect(answer.body.contains("Tương thích nhất") && answer.body.contains("Siêu thị không nhận thẻ"))
        }
    }
}
