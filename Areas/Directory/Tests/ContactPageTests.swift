import Access
import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Directory

@Suite(.clauses("0.14")) struct ContactPageTests {
    private static let file = """
        unit_code,partner_code,focal_person,address,phone,email,valid_from,valid_to
        VN-01,,Lê Thị Hoa,1 Phố Mẫu,0900 000 001,hoa@hanoi.example,2026-01-01,
        XA-01,,Đặng Văn Đức,,0900000002,,2026-01-01,2026-06-01
        CD-CANG,,Phạm Cảng,,0900000003,,2020-01-01,
        ,DT-A,Trần Văn Sơn,2 Phố Mẫu,0900000004,son@dta.example,2026-01-01,
        ,DT-A1,Ngô Mai,,0900000005,,2026-01-01,
        ,DT-B,Vũ Bến,,0900000006,,2026-01-01,

        """

    private func with(_ engine: EngineName = .sqlite, _ body: (World) async throws -> Void) async throws {
        try await World.with(engine) { world in
            let summary = try await world.take("contacts", ContactPageTests.file)
            #expect(summary.taken == 6)
            try await body(world)
        }
    }

    /// What a form needs besides what a test changes.
    private func form(_ more: [(String, String)]) -> [(String, String)] {
        let usual = [
            ("side", "unit"), ("code", "XA-01"), ("focal_person", "Bùi Thị Én"), ("address", ""),
            ("phone", "0900 111 222"), ("email", "en@xa.example"), ("valid_from", "2026-06-15"), ("valid_to", ""),
        ]
        return usual.map { name, value in (name, more.first { $0.0 == name }?.1 ?? value) }
            + more.filter { pair in !usual.contains { $0.0 == pair.0 } }
    }

    @Test(arguments: TestStore.engines)
    func `the directory has the five fields of both sides on a day, as page and as files`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let today = try await browser.get("/contacts").body
            let may = try await browser.get("/contacts?on=2026-05-31").body
            let csv = try await browser.get("/contacts.csv").body
            let xlsx = try await browser.get("/contacts.xlsx")

            for text in ["Lê Thị Hoa", "1 Phố Mẫu", "0900 000 001", "hoa@hanoi.example", "Trần Văn Sơn", "Vũ Bến"] {
                #expect(today.contains(text))
                #expect(csv.contains(text))
            }
            #expect(!today.contains("Đặng Văn Đức"))
            #expect(may.contains("Đặng Văn Đức"))
            // CD-CANG closed on 10 June without successor.
            #expect(!today.contains("Phạm Cảng"))
            #expect(may.contains("Phạm Cảng"))
            #expect(
                csv.hasPrefix(
                    "\u{FEFF}Tên đơn vị,Người đại diện làm đầu mối,Địa chỉ,Số điện thoại,Email,Từ ngày,Đến trước ngày"))
            #expect(today.contains("/contacts?print=1"))
            #expect(try await browser.get("/contacts?print=1").body.contains("Vũ Bến"))
            #expect(xlsx.status == 200)
            #expect(xlsx.header("content-disposition")?.contains("contacts-2026-06-15.xlsx") == true)
        }
    }

    @Test func `a search needs no tone marks, and a unit narrows to what is below it`() async throws {
        try await with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let named = try await browser.get("/contacts?q=le+thi+hoa").body
            let numbered = try await browser.get("/contacts?q=0900000004").body
            let below = try await browser.get("/contacts?unit=VN-01&on=2026-05-01").body
            let partners = try await browser.get("/contacts?part=partners").body
            let nobody = try await browser.get("/contacts?q=kh%C3%B4ng+c%C3%B3").body

            #expect(named.contains("Lê Thị Hoa") && !named.contains("Vũ Bến"))
            #expect(numbered.contains("Trần Văn Sơn") && !numbered.contains("Lê Thị Hoa"))
            #expect(below.contains("Đặng Văn Đức") && !below.contains("Vũ Bến") && !below.contains("Phạm Cảng"))
            #expect(partners.contains("Vũ Bến") && !partners.contains("Lê Thị Hoa"))
            #expect(nobody.contains("Chưa có đầu mối nào như vậy"))
            #expect(try await browser.get("/contacts?unit=XX").status == 404)
            #expect(try await browser.get("/contacts?on=x").status == 400)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a contact of a unit that merged stands under its heir`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take(
                "changes", "date,kind,from_code,to_code,share,name\n2026-06-12,merge,VN-01,VN-79,,\n")
            let browser = world.browser(.confederationOfficer, on: .everything)
            let before = try await browser.get("/contacts?on=2026-06-11&q=hoa").body
            let after = try await browser.get("/contacts?on=2026-06-12&unit=VN-79").body

            #expect(!before.contains("Đầu mối cũ"))
            #expect(after.contains("Lê Thị Hoa"))
            #expect(after.contains("Đầu mối cũ của Liên đoàn Lao động thành phố Hà Nội (VN-01)"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a contact is added, changed and ended by form`(engine: EngineName) async throws {
        try await with(engine) { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            #expect(try await browser.get("/contacts/new").status == 200)
            let added = try await browser.post("/contacts", form([]))
            let number = try await number(of: "Bùi Thị Én", world)
            let page = try await browser.get("/contacts/\(number)").body
            let changed = try await browser.post(
                "/contacts/\(number)", form([("version", "1"), ("phone", "0900 333 444")]))
            let ended = try await browser.post(
                "/contacts/\(number)/end", [("version", "2"), ("end_on", "2026-07-01")])
            let stored = try await world.store.read { tx in try ContactQueries.contact(number, in: tx) }
            let audit = try await world.store.read { tx in
                try tx.rows("SELECT action, details FROM audit WHERE action LIKE 'directory.%' ORDER BY number")
                    .map { "\(try $0.text(0)) \(try $0.text(1))" }
            }

            #expect(added.status == 303)
            #expect(page.contains("0900 111 222"))
            #expect(changed.status == 303)
            #expect(ended.status == 303)
            #expect(stored?.contact.card.phone == "0900 333 444")
            #expect(stored?.contact.days.to == Day("2026-07-01"))
            #expect(stored?.version == 3)
            #expect(
                audit == ["added", "changed", "ended"].map { "directory.contact_\($0) {\"unit\":\"XA-01\"}" })
        }
    }

    @Test(arguments: TestStore.engines)
    func `the second of two people who edit one contact is told and loses nothing`(engine: EngineName) async throws {
        try await with(engine) { world in
            let (first, second) = (
                world.browser(.unitOfficer, on: .unit(code: "VN-01")),
                world.browser(.confederationOfficer, on: .everything)
            )
            let number = try await number(of: "Lê Thị Hoa", world)
            for browser in [first, second] { _ = try await browser.get("/contacts/\(number)") }
            let saved = try await first.post(
                "/contacts/\(number)", form([("version", "1"), ("phone", "0911"), ("valid_from", "2026-01-01")]))
            let late = try await second.post(
                "/contacts/\(number)",
                form([("version", "1"), ("focal_person", "Lê Thị Huệ"), ("valid_from", "2026-01-01")]))
            let again = try await second.post(
                "/contacts/\(number)",
                form([("version", "2"), ("focal_person", "Lê Thị Huệ"), ("valid_from", "2026-01-01")]))
            let lateEnd = try await first.post("/contacts/\(number)/end", [("version", "2")])

            #expect(saved.status == 303)
            #expect(late.status == 422)
            #expect(late.body.contains("người khác đã lưu thay đổi"))
            #expect(late.body.contains("value=\"Lê Thị Huệ\""))
            #expect(late.body.contains("<dd>0911</dd>"))
            #expect(late.body.contains("name=\"version\" value=\"2\""))
            #expect(again.status == 303)
            #expect(lateEnd.status == 422)
            #expect(lateEnd.body.contains("người khác đã lưu thay đổi"))
        }
    }

    @Test(arguments: [
        ("focal_person", "", "Hãy ghi họ và tên người đại diện"), ("phone", "gọi chiều", "Số điện thoại không đúng"),
        ("email", "en.example", "Địa chỉ email không đúng"), ("valid_from", "", "Hãy ghi ngày bắt đầu"),
        ("valid_from", "31/2/2026", "Ngày không đúng"), ("valid_to", "2026-06-15", "Ngày kết thúc phải sau"),
        ("code", "XX", "Không có đơn vị hoặc đối tác nào mang mã “XX”"),
        ("code", "VN-79", "Bạn chỉ sửa được đầu mối"), ("side", "partner", "mang mã “XA-01”"),
        ("valid_from", "2026-05-01", "đã có đầu mối khác: Đặng Văn Đức"),
        ("address", String(repeating: "a", count: 501), "nhiều nhất 500 ký tự"),
    ])
    func `each refusal keeps what was typed`(field: String, value: String, sentence: String) async throws {
        try await with { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await browser.get("/contacts/new")
            let answer = try await browser.post("/contacts", form([(field, value)]))

            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
            #expect(answer.body.contains(field == "focal_person" ? "0900 111 222" : "Bùi Thị Én"))
        }
    }

    @Test func `a partner sees the union's contacts and its own, and writes its own alone`() async throws {
        try await with { world in
            let head = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let (all, own) = (try await head.get("/contacts").body, try await branch.get("/contacts").body)
            let numbers = try await (
                number(of: "Lê Thị Hoa", world), number(of: "Trần Văn Sơn", world), number(of: "Ngô Mai", world)
            )

            #expect(all.contains("Lê Thị Hoa") && all.contains("Trần Văn Sơn") && all.contains("Ngô Mai"))
            #expect(!all.contains("Vũ Bến"))
            #expect(own.contains("Lê Thị Hoa") && own.contains("Trần Văn Sơn") && own.contains("Ngô Mai"))
            #expect(!own.contains("Vũ Bến"))
            #expect(try await head.get("/contacts/\(numbers.0)").status == 404)
            #expect(try await head.get("/contacts/\(numbers.2)").status == 200)
            #expect(try await branch.get("/contacts/\(numbers.1)").status == 404)
            #expect(try await branch.get("/contacts/\(numbers.2)").status == 200)
            let refused = try await branch.post("/contacts/\(numbers.1)", form([("version", "1")]))
            #expect(refused.status == 404)
            for path in ["/officers", "/officers.csv", "/officers/gaps"] {
                #expect(try await head.get(path).status == 403)
            }
        }
    }

    @Test func `a contact that is not there is not found, and an end needs a day after the beginning`() async throws {
        try await with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let number = try await number(of: "Lê Thị Hoa", world)
            _ = try await browser.get("/contacts/\(number)")
            let early = try await browser.post(
                "/contacts/\(number)/end", [("version", "1"), ("end_on", "2026-01-01")])

            #expect(try await browser.get("/contacts/999").status == 404)
            #expect(try await browser.get("/contacts/x").status == 404)
            #expect(early.status == 422)
            #expect(early.body.contains("Ngày kết thúc phải sau"))
        }
    }

    private func number(of person: String, _ world: World) async throws -> Int64 {
        let all = try await world.store.read { tx in try ContactQueries.all(in: tx) }
        return try #require(all.first { $0.contact.card.focalPerson == person }).number
    }
}
