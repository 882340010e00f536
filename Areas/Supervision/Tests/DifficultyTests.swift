import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Supervision

/// A difficulty from the one who raises it to the one who answers and back.
@Suite(.clauses("0.05", "2.35")) struct DifficultyTests {
    @Test(.clauses("2.34"), arguments: TestStore.engines)
    func `a union raises a difficulty with a photo, the unit above answers, the union settles it`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let (union, ward) = (world.union, world.ward)
            let number = try await union.raise(
                "CD-MAY", "Thiếu gạo\nsau ngày lương <b>", ["handling": "Đề nghị tăng hàng", "arose_on": "2026-06-10"],
                files: [("quầy.jpg", PictureFixture.jpeg()), ("mời.pdf", Array("%PDF-1.7\n".utf8))])
            let page = try await ward.get("/difficulties/\(number)").body
            let taken = try await ward.press("take_up", number)
            let answered = try await ward.press("answer", number, note: "Đã báo đối tác")
            let told = try await union.get("/difficulties/\(number)").body
            let settled = try await union.press("settle", number, side: "follow", note: "Đã có hàng")
            let stored = try await world.difficulty(number)
            let steps = try await world.store.read { tx in try DifficultyQueries.steps(of: number, in: tx) }
            let audit = try await world.store.read { tx in
                try tx.rows("SELECT action, details FROM audit WHERE action LIKE 'supervision.%' ORDER BY number")
                    .map { "\(try $0.text(0)) \(try $0.text(1))" }
            }

            #expect(page.contains("Thiếu gạo\nsau ngày lương &lt;b&gt;") && page.contains("Đề nghị tăng hàng"))
            #expect(page.contains("/difficulties/\(number)/files/1") && page.contains("mời.pdf"))
            #expect(page.contains("10/06/2026") && page.contains("Mới nêu"))
            for answer in [taken, answered, settled] { #expect(answer.status == 303) }
            #expect(told.contains("Đã báo đối tác") && told.contains("Công đoàn phường Ba Đình trả lời"))
            #expect(stored.state == .settled && stored.version == 4)
            #expect(steps.map(\.action) == [.raise, .takeUp, .answer, .settle])
            #expect(steps.map(\.note) == [nil, nil, "Đã báo đối tác", "Đã có hàng"])
            #expect(
                audit == [
                    "supervision.raise {\"answering\":\"XA-01\",\"files\":\"2\",\"raiser\":\"CD-MAY\"}",
                    "supervision.take_up {\"state\":\"taken_up\"}", "supervision.answer {\"state\":\"answered\"}",
                    "supervision.settle {\"state\":\"settled\"}",
                ])
        }
    }

    @Test(arguments: TestStore.engines)
    func `photos come back without their place, with a safe type, to those who may see the difficulty`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let union = world.union
            let number = try await union.raise(
                "CD-MAY", "Biển hỏng",
                files: [
                    ("a.jpg", PictureFixture.jpeg()), ("evil.html", PictureFixture.png()),
                    ("b.pdf", Array("%PDF-1".utf8)),
                ])
            let (photo, other) = (
                try await world.ward.get("/difficulties/\(number)/files/1"),
                try await union.get("/difficulties/\(number)/files/2")
            )
            let paper = try await union.get("/difficulties/\(number)/files/3")
            let text = String(decoding: photo.bytes + other.bytes, as: UTF8.self)

            #expect(photo.status == 200 && photo.header("content-type") == "image/jpeg")
            #expect(photo.header("x-content-type-options") == "nosniff")
            #expect(photo.header("content-disposition")?.hasPrefix("inline") == true)
            #expect(photo.text.contains("default-src 'none'; sandbox"))
            #expect(other.header("content-type") == "image/png")
            #expect(paper.header("content-type") == "application/pdf")
            #expect(paper.header("content-disposition")?.hasPrefix("attachment") == true)
            for secret in PictureFixture.secrets { #expect(!text.contains(secret)) }
            #expect(try await union.get("/difficulties/\(number)/files/4").status == 404)
            #expect(try await union.get("/difficulties/\(number)/files/x").status == 404)
            #expect(
                try await world.browser(.unitOfficer, on: .unit(code: "VN-79"))
                    .get("/difficulties/\(number)/files/1").status == 404)
        }
    }

    @Test(arguments: [
        ("text", "", "Hãy ghi khó khăn"), ("text", String(repeating: "a", count: 5_001), "dài quá 5.000 ký tự"),
        ("arose_on", "2026-06-16", "không được sau hôm nay"), ("arose_on", "31/2/2026", "Ngày không đúng"),
        ("agreement", "XX", "thỏa thuận nào mang mã “XX”"), ("partner", "XX", "đối tác nào mang mã “XX”"),
        ("point", "XX", "điểm bán nào mang mã “XX”"), ("answering", "XX", "đơn vị công đoàn nào mang mã “XX”"),
        ("answering", "VN-79", "không phải cấp trên"), ("answering", "CD-MAY", "không phải cấp trên"),
        ("raiser", "CD-DIEN", "của đơn vị, đối tác mình"), ("point", "DB-A", "không thuộc cùng một đối tác"),
    ])
    func `what cannot be is told in a sentence, and what was typed stays`(
        field: String, value: String, sentence: String
    ) async throws {
        try await World.with { world in
            let more = ["handling": "Đề nghị <i>sớm</i>", "agreement": "TT-B"].merging([field: value]) { $1 }
            let answer = try await world.union.tryToRaise("CD-MAY", field == "text" ? value : "Hết hàng", more)

            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
            #expect(answer.body.contains("Đề nghị &lt;i&gt;sớm&lt;/i&gt;"))
            #expect(answer.body.contains("Hãy chọn lại ảnh"))
        }
    }

    @Test func `a file that is not taken has a sentence of its own, also a picture of 40 MB`() async throws {
        try await World.with { world in
            let huge = PictureFixture.jpeg() + [UInt8](repeating: 0, count: 40 << 20)
            let (text, union) = ("Quầy đóng", world.union)
            for (bytes, sentence) in [
                (huge, "lớn hơn 8 MB"), ([0x4D, 0x5A, 1], "là chương trình máy tính"),
                (Array("GIF89a".utf8), "Không nhận được tệp"), (Array(PictureFixture.jpeg().prefix(99)), "bị hỏng"),
            ] {
                let answer = try await union.tryToRaise("CD-MAY", text, files: [("ảnh.jpg", bytes)])
                #expect(answer.status == 422 && answer.body.contains(sentence) && answer.body.contains("“ảnh.jpg”"))
                #expect(answer.body.contains(text))
            }
            let many = Array(repeating: (name: "a.png", bytes: PictureFixture.png()), count: 7)
            let tooMany = try await union.tryToRaise("CD-MAY", text, files: many)
            let tooLong = try await union.tryToRaise(
                "CD-MAY", text, files: [("a.jpg", [UInt8](repeating: 0, count: 50 << 20))])

            #expect(tooMany.status == 422 && tooMany.body.contains("nhiều nhất 6 tệp"))
            #expect(tooLong.status == 413)
        }
    }

    @Test(arguments: TestStore.engines)
    func `each step that cannot be has its reason, and what was typed stays`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let (union, ward) = (world.union, world.ward)
            let number = try await union.raise("CD-MAY", "Hết hàng")
            func expect(_ answer: TestAnswer, _ sentence: String, _ note: Comment? = nil) {
                #expect(answer.status == 422 && answer.body.contains(sentence), note ?? "\(sentence)")
            }

            expect(try await ward.press("answer", number), "Hãy ghi câu trả lời")
            expect(try await ward.press("settle", number), "chưa có câu trả lời")
            expect(try await ward.press("reopen", number, note: "Vì sao"), "nên không cần mở lại")
            expect(try await ward.press("pass_up", number), "Hãy ghi lý do")
            expect(try await ward.press("fly", number), "Hãy chọn một việc")
            expect(try await union.press("take_up", number, side: "follow"), "Hãy chọn một việc")
            #expect(try await union.press("answer", number, note: "Tự trả lời").status == 403)
            let long = String(repeating: "b", count: 5_001)
            expect(try await ward.press("answer", number, note: long), "dài quá 5.000 ký tự")
            #expect(try await ward.press("take_up", number).status == 303)
            expect(try await ward.press("take_up", number), "đã có người nhận xử lý")
            let late = try await ward.press("answer", number, note: "Trả lời <muộn>", version: "1")
            expect(late, "người khác đã cập nhật")
            #expect(late.body.contains("Trả lời &lt;muộn&gt;"))
            #expect(try await union.press("settle", number, side: "follow").status == 303)
            expect(try await ward.press("answer", number, note: "Muộn rồi"), "đã khép lại")
            expect(try await ward.press("pass_up", number, note: "Muộn rồi"), "đã khép lại")
            expect(try await union.press("settle", number, side: "follow"), "đã khép lại")
            expect(try await union.press("reopen", number, side: "follow"), "Hãy ghi lý do")
            #expect(try await union.press("reopen", number, side: "follow", note: "Chưa xong").status == 303)
            #expect(try await world.difficulty(number).state == .reopened)
            #expect(try await ward.press("answer", number, note: "Đã xong").status == 303)
            #expect(try await ward.press("settle", number).status == 303)
            #expect(try await ward.press("reopen", number, note: "Khép nhầm").status == 303)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is sent twice is one difficulty, and the same words of another day are another`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let first = try await world.union.raise("CD-MAY", "Hết hàng", ["arose_on": "2026-06-14"])
            let again = try await world.union.raise("CD-MAY", "Hết hàng", ["arose_on": "2026-06-14"])
            let later = try await world.union.raise("CD-MAY", "Hết hàng")
            let other = try await world.ward.raise("XA-01", "Hết hàng")

            #expect(first == again)
            #expect(Set([first, later, other]).count == 3)
        }
    }

    @Test func `photos are added until it is settled, at most six`() async throws {
        try await World.with { world in
            let union = world.union
            let number = try await union.raise("CD-MAY", "Hết hàng", files: [("a.png", PictureFixture.png())])
            func add(_ count: Int, version: Int64) async throws -> TestAnswer {
                let page = try await union.get("/difficulties/\(number)")
                #expect(page.status == 200)
                return try await union.post(
                    "/difficulties/\(number)/files", [("version", String(version))],
                    files: Array(repeating: (name: "b.jpg", bytes: PictureFixture.jpeg()), count: count))
            }
            let none = try await add(0, version: 1)
            let added = try await add(5, version: 1)
            let tooMany = try await add(1, version: 2)
            _ = try await union.press("settle", number, side: "follow")
            let settled = try await add(1, version: 3)

            #expect(none.status == 422 && none.body.contains("Chưa chọn tệp nào"))
            #expect(added.status == 303)
            #expect(tooMany.status == 422 && tooMany.body.contains("nhiều nhất 6 tệp"))
            #expect(settled.status == 422 && settled.body.contains("đã khép lại"))
            let files = try await world.store.read { tx in try DifficultyQueries.files(of: number, in: tx) }
            #expect(files.map(\.place) == [1, 2, 3, 4, 5, 6])
            #expect(Set(files.map(\.hash)).count == 2, "one file that is sent five times is stored once")
        }
    }
}
