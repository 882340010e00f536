import Access
import Kernel
import TestKit
import Testing
import Web

/// The pages about imports over the whole product.
@Suite struct ImportPagesTests {
    private static let header = "member_no,full_name,birth_date,sex,unit_code,joined_on,left_on\n"
    private static let file =
        header + "N1,Nguyễn Văn Một,1990-01-01,male,CD-MAY,2024-01-01,\nN2,Nguyễn Hai,,,CD-XA,2024-01-01,\n"
        + "N3,Nguyễn Ba,32/1/1990,,CD-MAY,2024-01-01,\n"

    @Test func `a file is rehearsed, taken, and taken back`() async throws {
        try await World.with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            _ = try await browser.get("/imports")

            let sent = try await browser.upload(kind: "members", ImportPagesTests.file)
            let path = try #require(sent.header("location"))
            let rehearsal = try await browser.get(path)
            let rejects = try await browser.get("\(path)/rejects.csv")
            let none = try await browser.get("/members/N1")
            let taken = try await browser.post("\(path)/take")
            let batch = try #require(taken.header("location"))
            let again = try await browser.post("\(path)/take")
            let summary = try await browser.get(batch)
            let log = try await browser.get("/imports")
            let member = try await browser.get("/members?q=nguyen+van+mot")
            let kept = try await browser.get("\(batch)/rejects.csv")
            _ = try await browser.get(batch)
            let back = try await browser.post("\(batch)/take-back")
            let gone = try await browser.get("/members/N1")

            #expect(path.hasPrefix("/imports/files/"))
            #expect(rehearsal.body.contains("Không có đơn vị nào mang mã “CD-XA”"))
            #expect(rehearsal.body.contains("không phải là ngày"))
            #expect(rejects.body.contains("N2,Nguyễn Hai,,,CD-XA,2024-01-01,,3,unit_code,unknown_unit,"))
            #expect(none.status == 404 && member.body.contains("Nguyễn Văn Một") && gone.status == 404)
            #expect(again.status == 404)
            #expect(summary.body.contains("Rút lại lần nhập này"))
            #expect(log.body.contains("đoàn viên &amp; &lt;b&gt;.csv"))
            #expect(kept.body == rejects.body)
            #expect(back.status == 303)
        }
    }

    @Test func `an import stays when one of its members has bought something`() async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/imports")
            let sent = try await browser.upload(kind: "members", ImportPagesTests.file)
            let path = try #require(sent.header("location"))
            let batch = try #require(try await browser.post("\(path)/take").header("location"))
            let sale = "id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount\n"
            try await world.take("sales", sale + "x1,2026-06-12T10:00:00+07:00,DB-A,N1,GAO,1,110000,96250\n")

            let refused = try await browser.post("\(batch)/take-back")

            #expect(refused.status == 422)
            #expect(refused.body.contains("1 đoàn viên của lần nhập này đã có giao dịch"))
        }
    }

    @Test func `each officer sends the kinds of the own role, and sees the own imports`() async throws {
        try await World.with { world in
            let officer = world.browser(.unitOfficer, on: .unit(code: "VN-79"))
            let chief = world.browser(.confederationOfficer, on: .everything)
            let page = try await officer.get("/imports")
            let wide = try await chief.get("/imports")

            let units = try await officer.upload(kind: "units", "code,name,kind\nX,X,grassroots_union\n")
            let sales = try await chief.upload(kind: "sales", "id\n")
            let members = try await officer.upload(kind: "members", ImportPagesTests.file)
            let path = try #require(members.header("location"))
            let rehearsal = try await officer.get(path)
            let foreign = try await chief.get(path)
            let empty = try await officer.post("\(path)/take")
            let batch = try #require(empty.header("location"))

            #expect(page.body.contains("value=\"members\"") && !page.body.contains("value=\"units\""))
            #expect(wide.body.contains("value=\"units\"") && !wide.body.contains("value=\"sales\""))
            #expect(units.status == 422 && sales.status == 422)
            #expect(units.body.contains("Bạn không được nhập loại tệp này"))
            #expect(rehearsal.body.contains("không thuộc phạm vi của bạn"))
            #expect(foreign.status == 404)
            let seen = try await chief.get(batch)
            let other = try await world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY")).get(batch)
            #expect(seen.status == 200 && other.status == 404)
        }
    }

    @Test(arguments: [
        ("", "Chưa có tệp nào"), ("code\n1\n", "Tệp thiếu cột member_no"), ("\u{1}\u{2}\u{3}", "Tệp"),
    ])
    func `a file that cannot be read is told beside its field`(text: String, sentence: String) async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/imports")

            let answer = try await browser.upload(kind: "members", text, name: text.isEmpty ? "" : "a.csv")

            #expect(answer.status == 422)
            #expect(answer.body.contains("field__error") && answer.body.contains(sentence))
        }
    }

    @Test func `nobody of a partner, and no auditor, sees a member or sends a file of members`() async throws {
        try await World.with { world in
            let managers = [
                world.browser(.partnerManager, on: .partner(code: "DT-A")),
                world.browser(.branchManager, on: .partner(code: "DT-A1")),
            ]
            let others = [
                world.browser(.cashier, on: .partner(code: "DT-A")), world.browser(.auditor, on: .everything),
            ]
            for browser in managers + others {
                for path in ["/members", "/members/M1", "/members?q=nguyen", "/member-duplicates"] {
                    let answer = try await browser.get(path)
                    #expect(answer.status == 403 && !answer.body.contains("Nguyễn"), "\(path)")
                }
            }
            for browser in others { #expect(try await browser.get("/imports").status == 403) }
            for browser in managers {
                _ = try await browser.get("/imports")
                let sent = try await browser.upload(kind: "members", "member_no,full_name\nM99,Nguyễn Văn Lạ\n")
                #expect([403, 404, 422].contains(sent.status) && !sent.body.contains("Nguyễn"))
            }
            let own = try await world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY")).get("/members")
            #expect(own.body.contains("Nguyễn Thị Hường") && !own.body.contains("Lê Đức Thắng"))
        }
    }

    @Test func `a file with too many rows is refused before it is rehearsed`() async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/imports")

            let answer = try await browser.upload(
                kind: "members", ImportPagesTests.header + String(repeating: "A,B,,,C,2020-01-01,\n", count: 50_001))

            #expect(answer.status == 422 && answer.body.contains("quá 50.000 dòng"))
        }
    }
}

extension TestBrowser {
    /// Sends a file as the page of imports would.
    fileprivate func upload(
        kind: String, _ text: String, name: String = "đoàn viên & <b>.csv"
    ) async throws -> TestAnswer {
        let boundary = "edge"
        let fields = [("csrf", csrf), ("kind", kind)].map { name, value in
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }.joined()
        let body =
            fields + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: text/csv\r\n\r\n\(text)\r\n--\(boundary)--\r\n"
        return try await send(
            "POST", "/imports", ["content-type": "multipart/form-data; boundary=\(boundary)"], body)
    }
}
