import Access
import Documents
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// A cell of a form that holds a photo or a paper.
@Suite("Attachments of reports", .clauses("0.25", "0.26")) struct AttachmentTests {
    private func with(
        _ engine: EngineName = .sqlite, _ body: (World, TestBrowser, String) async throws -> Void
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            try await world.storeForms(["hdcd_1-2"])
            let own = world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            try await body(world, own, try await own.report(of: "CD-MAY"))
        }
    }

    private func attach(
        _ browser: TestBrowser, _ path: String, _ file: (name: String, bytes: [UInt8])?,
        _ cells: [String: String] = [:], action: String = "save"
    ) async throws -> TestAnswer {
        let version = try await browser.version(path)
        return try await browser.post(
            path, [("version", version), ("action", action)] + cells.map { ($0.key, $0.value) },
            files: file.map { [$0] } ?? [], field: "file_minutes")
    }

    @Test(arguments: TestStore.engines)
    func `a file is kept with its cell, handed out to those who see the report, and removed again`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, own, path in
            let sent = try await attach(own, path, ("biên bản.png", PictureFixture.png()), ["cell_workers": "12"])
            let page = try await own.get(path).body
            let file = try await own.get("\(path)/files/minutes")
            let above = try await world.browser(.unitOfficer, on: .unit(code: "XA-01")).get("\(path)/files/minutes")
            let other = try await world.browser(.unitOfficer, on: .unit(code: "VN-79")).get("\(path)/files/minutes")
            let json = try await own.get("\(path)/report.json").body
            let csv = try await own.get("\(path)/report.csv").body
            let kept = try await own.fill(path, ["workers": "13"])
            let still = try await own.get("\(path)/files/minutes")
            let dropped = try await attach(own, path, nil, ["nofile_minutes": "1"])
            let gone = try await own.get("\(path)/files/minutes")

            #expect(sent.status == 303 && page.contains("enctype=\"multipart/form-data\""))
            #expect(page.contains("biên bản.png") && page.shownValue(of: "workers") == "12")
            #expect(file.status == 200 && file.header("content-type") == "image/png")
            #expect(above.status == 200 && other.status == 404)
            #expect(json.contains(#/"name": "minutes",[^}]*"value": "biên bản.png"/#))
            #expect(csv.contains("biên bản.png"))
            #expect(kept.status == 303 && still.status == 200)
            #expect(dropped.status == 303 && gone.status == 404)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a file that is not taken has its sentence on the cell, and nothing typed is lost`(
        engine: EngineName
    ) async throws {
        try await with(engine) { _, own, path in
            let huge = PictureFixture.jpeg() + [UInt8](repeating: 0, count: 40 << 20)
            let macro = try await own.get("\(path)/form.xlsx").bytes.replacing(
                Array("docProps/core.xml".utf8), with: Array("xl/vbaProject.bin".utf8))
            let cells = ["cell_workers": "12", "cell_review": "Đã họp <b>"]
            for (name, bytes, sentence) in [
                ("ảnh.jpg", huge, "lớn hơn 8 MB"), ("sổ.xlsx", macro, "có macro"),
                ("a.exe", [0x4D, 0x5A, 1], "chương trình"), ("a.gif", Array("GIF89a".utf8), "Không nhận được tệp"),
            ] {
                let answer = try await attach(own, path, (name, bytes), cells, action: "submit")
                #expect(answer.status == 422 && answer.body.contains(sentence), "\(name)")
                #expect(answer.body.contains("href=\"#cell_minutes\""))
                #expect(answer.body.shownValue(of: "workers") == "12" && answer.body.contains("Đã họp &lt;b&gt;"))
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a good file beside a wrong number need not be sent again`(engine: EngineName) async throws {
        try await with(engine) { _, own, path in
            let wrong = try await attach(
                own, path, ("a.pdf", Array("%PDF-1.7\n".utf8)), ["cell_workers": "-1"])
            let kept = try #require(wrong.body.firstMatch(of: /name="kept_minutes" value="([0-9a-f]{64} a.pdf)"/))
            let before = try await own.get("\(path)/files/minutes")
            let saved = try await attach(
                own, path, nil, ["cell_workers": "1", "kept_minutes": String(kept.output.1)])
            let file = try await own.get("\(path)/files/minutes")
            let strange = try await attach(
                own, path, nil, ["kept_minutes": String(repeating: "0", count: 64) + " b.pdf"])

            #expect(wrong.status == 422 && wrong.body.contains("Không được là số âm") && before.status == 404)
            #expect(saved.status == 303 && file.status == 200)
            #expect(file.header("content-disposition")?.hasPrefix("attachment") == true)
            #expect(strange.status == 422 && strange.body.contains("không còn trên máy chủ"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a report that was locked or handed in meanwhile says so above what was typed`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, own, path in
            let version = try await own.version(path)
            let cells = [("version", version), ("action", "save"), ("cell_workers", "77"), ("cell_review", "Đã gõ")]
            _ = try await own.submit(path, ["workers": "12", "members": "9"])
            let handedIn = try await own.post(path, cells)
            _ = try await world.store.write { tx in
                try tx.run("UPDATE obligation SET status = 'draft', due_on = 100, locks_on = 100")
            }
            let locked = try await own.post(path, cells)
            let stranger = world.browser(.unitOfficer, on: .unit(code: "XA-01"))
            _ = try await stranger.get(path)

            #expect(handedIn.status == 422 && handedIn.body.contains("Báo cáo đã nộp."))
            #expect(locked.status == 422 && locked.body.contains("Báo cáo đã khóa sau ngày"))
            for answer in [handedIn, locked] {
                #expect(answer.body.shownValue(of: "workers") == "77" && answer.body.contains("Đã gõ"))
            }
            #expect(try await stranger.post(path, cells).status == 403)
        }
    }

    @Test func `the workbook, the letter and the consolidation tell a file by its name or number`() async throws {
        try await with { world, own, path in
            _ = try await attach(
                own, path, ("bien-ban.pdf", Array("%PDF-1.7\n".utf8)), ["cell_workers": "12", "cell_members": "9"],
                action: "submit")
            let book = try await own.get("\(path)/form.xlsx")
            let letter = try await own.get("\(path)/report.pdf").bytes
            let file = FileManager.default.temporaryDirectory.appending(path: "letter-\(UUID().uuidString).pdf")
            try Data(letter).write(to: file)
            let told = try OutsideProgram.poppler("pdftotext", ["-layout", "-enc", "UTF-8", file.path, "-"])
            let above = try await world.browser(.confederationOfficer, on: .everything)
                .get("/consolidation.json?form=hdcd_1&period=2026-H1").body

            let cells = try SmallWorkbook(book.bytes).sheets.flatMap { $0.cells.values.flatMap(\.values) }
            #expect(cells.contains { $0.text == "bien-ban.pdf" } && told.contains("bien-ban.pdf"))
            #expect(above.contains(#/"name": "minutes",[^}]*"value": 1/#))
        }
    }
}
