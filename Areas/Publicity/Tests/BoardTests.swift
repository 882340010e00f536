import Access
import Documents
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Publicity

@Suite struct BoardTests {
    @Test(.clauses("1.12"), arguments: TestStore.engines)
    func `a board is noted with its photo, and the list of points without one grows shorter`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            #expect(try await manager.counts() == [2, 0, 0])
            #expect(try await manager.get("/boards/DB-A").body.contains("Chưa có biển"))

            let posted = try await manager.post(board: "DB-A", on: "2026-06-14")
            let page = try await manager.get("/boards/DB-A")
            let photo = try await manager.get("/boards/DB-A/photos/1")
            let csv = try await manager.get("/boards.csv?state=missing")

            #expect(posted.status == 303)
            #expect(page.body.contains("Đã niêm yết") && page.body.contains("14/06/2026"))
            #expect(photo.status == 200 && photo.header("content-type") == "image/jpeg")
            #expect(try await manager.counts() == [1, 0, 1])
            #expect(csv.body.contains("DB-A1") && !csv.body.contains("DB-A,"))
            let audit = try await world.store.read { tx in
                try tx.rows("SELECT subject FROM audit WHERE action = 'publicity.post_board'").map { try $0.text(0) }
            }
            #expect(audit == ["point:DB-A"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a board is out of date once a price has changed since the day that stands on it`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            _ = try await manager.get("/boards/DB-A")

            _ = try await manager.post(board: "DB-A", on: "2026-06-14", prices: "2026-05-20")

            #expect(try await manager.counts() == [1, 1, 0])
            #expect(try await manager.get("/boards/DB-A").body.contains("giá hoặc hàng đã đổi"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `every refusal of a board has its sentence on the page, and nothing is stored`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-B"))
            _ = try await manager.get("/boards/DB-B")
            let photo = [("a.jpg", PictureFixture.jpeg())]

            for (point, day, prices, files, sentence) in [
                ("DB-B", "2026-06-16", "", photo, "không thể ở tương lai"),
                ("DB-B", "2026-06-14", "2026-06-15", photo, "không thể sau ngày treo biển"),
                ("DB-CU", "2026-06-14", "", photo, "không mở vào ngày đó"),
                ("DB-B", "hôm qua", "", photo, "Không đọc được ngày"),
                ("DB-B", "2026-06-14", "", [], "Hãy chọn một ảnh"),
                ("DB-B", "2026-06-14", "", [("a.pdf", Array("%PDF-1".utf8))], "không phải ảnh"),
            ] {
                let answer = try await manager.post(
                    "/boards/\(point)/postings", [("posted_on", day), ("prices_on", prices)], files: files)
                #expect(answer.status == 422 && answer.body.contains(sentence), "\(sentence)")
            }

            #expect(try await manager.counts() == [1, 0, 0])
        }
    }

    @Test(arguments: TestStore.engines)
    func `others neither see nor note a board that is not theirs`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let other = world.browser(.partnerManager, on: .partner(code: "DT-B"))
            _ = try await other.get("/boards")
            let cashier = world.browser(.cashier, on: .point(code: "DB-A"))

            let public_ = try await other.get("/boards/DB-A")
            #expect(public_.status == 303 && public_.header("location") == "/diem-ban/DB-A")
            #expect(try await other.get("/boards/DB-KHONG").status == 404)
            #expect(try await other.get("/boards/DB-A/board.pdf").status == 404)
            #expect(try await other.post(board: "DB-A", on: "2026-06-14").status == 404)
            #expect(try await cashier.get("/boards").status == 403)
            #expect(try await world.browser(.auditor, on: .everything).counts() == [3, 0, 0])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a board comes as a file of the paper that was asked for, with its fonts inside`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-A"))

            let a4 = try await manager.get("/boards/DB-A/board.pdf")
            let a3 = try await manager.get("/boards/DB-A/board.pdf?size=A3")
            let all = try await manager.get("/boards.pdf")

            #expect(a4.header("content-type") == "application/pdf" && a4.bytes.starts(with: Array("%PDF-".utf8)))
            #expect(a4.latin.contains("LiberationSans-Bold") && a4.latin.contains("/Lang (vi-VN)"))
            #expect(a3.latin.contains("841.8") && a3.latin.contains("1190.6"))
            #expect(all.status == 200 && all.bytes.count > a4.bytes.count)
            #expect(try await manager.get("/boards/DB-A/board.pdf").bytes == a4.bytes)
        }
    }

    @Test func `a board of many goods goes on overleaf and keeps every line`() throws {
        let lines = (1...40).map {
            DiscountBoard.Line(
                name: "Sản phẩm số \($0) có tên rất dài để xuống dòng", detail: "2 lượt mỗi tháng",
                listPrice: "1.000.000.000 đ", memberPrice: "999.000.000 đ", discount: "-12,75%")
        }
        let board = DiscountBoard(
            kind: "Biển", heading: "Ưu đãi", partner: "Đối tác", point: String(repeating: "Điểm bán ", count: 20),
            address: "Số 1", captions: .init(name: "a", listPrice: "b", memberPrice: "c", discount: "d"),
            lines: lines, whenEmpty: "", remarks: ["Xuất trình thẻ."], dated: "Giá ngày 15/06/2026",
            codeAddress: "https://phucloi.example/diem-ban/A", codeCaption: "Quét", pageFormat: "Trang {page}/{pages}")

        let file = try DiscountBoardPDF.file(board, size: .a4, createdUnixSeconds: 0)

        let pages = String(decoding: file, as: UTF8.self).matches(of: /\/Type \/Page\b/).count
        #expect((4...8).contains(pages))
    }

    @Test(.clauses("0.18"), arguments: TestStore.engines)
    func `a leaflet holds its three blocks for a unit and for a partner, also as a file`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.take(
                "instructions",
                """
                partner_code,product_code,method,proof,steps,valid_from,valid_to
                DT-A,,show_card,card,Đưa thẻ;Trả tiền,2026-01-01,

                """)
            let officer = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-A"))

            let own = try await officer.get("/leaflets")
            let below = try await officer.get("/leaflets?code=CD-MAY")
            let file = try await officer.get("/leaflets/CD-MAY/leaflet.pdf")
            let list = try await officer.get("/leaflets/CD-MAY/list.pdf")
            let partner = try await manager.get("/leaflets")

            for page in [own, below, partner] {
                for title in ["Nội dung cam kết", "Phương thức thực hiện", "Địa chỉ bán sản phẩm, dịch vụ"] {
                    #expect(page.body.contains(title))
                }
            }
            #expect(own.body.contains("Vé xe Tết") && !partner.body.contains("Vé xe Tết"))
            #expect(partner.body.contains("1 Kim Mã, Hà Nội"))
            #expect(own.body.contains("2. Trả tiền") && partner.body.contains("2. Trả tiền"))
            let printed = try text(of: try await manager.get("/leaflets/DT-A/leaflet.pdf").bytes)
            for text in ["Gạo thơm 5 kg", "Trả tiền", "1 Kim Mã, Hà Nội"] {
                #expect(printed.contains(text), "\(text)")
            }
            #expect(file.latin.matches(of: /\/Type \/Page\b/).count == 2)
            #expect(list.bytes.starts(with: Array("%PDF-".utf8)))
            #expect(try await officer.get("/leaflets/VN-79/leaflet.pdf").status == 404)
            #expect(try await manager.get("/leaflets/DT-B/leaflet.pdf").status == 404)
        }
    }
}

/// What poppler reads in a PDF, on one line.
private func text(of pdf: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf").path
    try Data(pdf).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = try OutsideProgram.poppler("pdftotext", ["-enc", "UTF-8", path, "-"])
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

extension TestBrowser {
    /// Missing, outdated and posted boards, as the call counts them.
    fileprivate func counts() async throws -> [Int] {
        let answer = try await get("/api/v1/boards")
        let read = try JSONDecoder().decode([String: Int].self, from: Data(answer.bytes))
        return ["missing", "outdated", "posted"].map { read[$0] ?? -1 }
    }

    fileprivate func post(board point: String, on day: String, prices: String = "") async throws -> TestAnswer {
        try await post(
            "/boards/\(point)/postings", [("posted_on", day), ("prices_on", prices)],
            files: [("bien.jpg", PictureFixture.jpeg())])
    }
}

extension TestAnswer {
    /// The bytes as letters, one each.
    fileprivate var latin: String { String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) }
}
