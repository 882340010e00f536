import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Publicity

@Suite struct PublicSiteTests {
    private struct Offers: Decodable {
        struct Offer: Decodable {
            let code: String
            let memberPrice: Int64
            let points: Int

            enum CodingKeys: String, CodingKey {
                case code, points
                case memberPrice = "member_price"
            }
        }

        let count: Int
        let points: Int
        let offers: [Offer]
    }

    @Test(arguments: TestStore.engines)
    func `an offer is found without tone marks, and the page and the call count alike`(engine: EngineName) async throws
    {
        try await World.with(engine) { world in
            let stranger = TestBrowser(world.site)

            let page = try await stranger.get("/uu-dai?q=gao%20thom")
            let call = try await stranger.get("/api/v1/offers?q=gao%20thom")
            let read = try JSONDecoder().decode(Offers.self, from: Data(call.bytes))
            let nothing = try await stranger.get("/uu-dai?q=khong%20co")

            #expect(page.status == 200 && page.body.contains("Gạo thơm 5 kg") && !page.body.contains("Vé xe Tết"))
            #expect(page.body.contains("96.250\u{A0}đ") && page.body.contains("110.000\u{A0}đ"))
            #expect(page.body.contains("data-count=\"\(read.count)\""))
            #expect(read.offers.map(\.code) == ["GAO"] && read.offers.first?.memberPrice == 96_250)
            #expect(read.offers.first?.points == 2)
            #expect(nothing.body.contains("Không có ưu đãi nào như vậy"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is over or not in force is not offered`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let stranger = TestBrowser(world.site)

            let page = try await stranger.get("/uu-dai")
            let goods = try await stranger.get("/uu-dai?kind=goods")
            let over = try await stranger.get("/uu-dai/CU")
            let ended = try await stranger.get("/uu-dai/BANH")

            #expect(!page.body.contains("Mì cũ") && !page.body.contains("Bánh chưng"))
            #expect(goods.body.contains("Gạo thơm") && !goods.body.contains("Vé xe Tết"))
            #expect(over.status == 404 && ended.status == 404)
        }
    }

    @Test(arguments: TestStore.engines)
    func `every sheet tells facts, an address in each language and data for programs`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let stranger = TestBrowser(world.site)

            let offer = try await stranger.get("/uu-dai/VE")
            let english = try await stranger.get("/en/uu-dai/VE")
            let point = try await stranger.get("/diem-ban/DB-A")
            let closed = try await stranger.get("/diem-ban/DB-CU")
            let partner = try await stranger.get("/doi-tac/DT-A1")

            #expect(offer.body.contains("<html lang=\"vi\"") && english.body.contains("<html lang=\"en\""))
            #expect(offer.body.contains("hreflang=\"en\" href=\"http://phucloi.test/en/uu-dai/VE\""))
            #expect(english.body.contains("rel=\"canonical\" href=\"http://phucloi.test/en/uu-dai/VE\""))
            #expect(english.body.contains("language\" href=\"/uu-dai/VE\""))
            #expect(offer.body.contains("Đoàn viên thuộc Liên đoàn Lao động thành phố Hà Nội"))
            #expect(offer.body.contains("40.000\u{A0}đ") && offer.body.contains("/diem-ban/DB-B"))
            #expect(point.body.contains("1 Kim Mã, Hà Nội") && point.body.contains("class=\"qr\""))
            #expect(closed.body.contains("đã đóng từ ngày 01/06/2026"))
            #expect(partner.body.contains("Siêu thị Sen Hồng") && partner.body.contains("Gạo thơm 5 kg"))
            for page in [offer, english, point, closed, partner] {
                let data = try #require(PublicSiteTests.data(page.body))
                #expect(data["@context"] as? String == "https://schema.org")
            }
            let data = try #require(PublicSiteTests.data(offer.body))
            #expect(data["price"] as? String == "40000" && data["priceCurrency"] as? String == "VND")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a name with markup stays a name, on the page and in the data for programs`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let page = try await TestBrowser(world.site).get("/uu-dai/KHAM")

            let data = try #require(PublicSiteTests.data(page.body))

            #expect(data["name"] as? String == "Khám mắt <script>alert(1)</script>")
            #expect(!page.body.contains("<script>alert"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the public pages name no member and no person`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let stranger = TestBrowser(world.site)

            for path in [
                "/", "/chuong-trinh", "/uu-dai", "/diem-ban", "/doi-tac", "/uu-dai/GAO", "/diem-ban/DB-A",
                "/doi-tac/DT-A", "/en/uu-dai", "/sitemap.xml", "/api/v1/offers",
            ] {
                let answer = try await stranger.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.bytes.count < 100_000, "\(path)")
                for name in ["Nguyễn Thị Hường", "Trần Văn Ổn", "Lê Đức Thắng", ">M1<"] {
                    #expect(!answer.body.contains(name), "\(path)")
                }
            }
        }
    }

    @Test func `programs that look for pages find every address and are kept from the desks`() async throws {
        try await World.with { world in
            let stranger = TestBrowser(world.site)

            let map = try await stranger.get("/sitemap.xml")
            let robots = try await stranger.get("/robots.txt")

            #expect(map.header("content-type")?.hasPrefix("application/xml") == true)
            #expect(map.body.contains("<loc>http://phucloi.test/en/diem-ban/DB-A1</loc>"))
            #expect(!map.body.contains("DB-CU"))
            #expect(robots.body.contains("Allow: /uu-dai\n") && robots.body.contains("Disallow: /\n"))
            #expect(robots.body.contains("Sitemap: http://phucloi.test/sitemap.xml"))
        }
    }

    @Test func `near comes first, and what has no coordinates comes last`() async throws {
        try await World.with { world in
            try await world.take(
                "points",
                """
                code,partner_code,name,address,latitude,longitude
                DB-X,DT-A,An Xa,Xa,10.77,106.70
                DB-Y,DT-A,Bình Gần,Gần,21.03,105.85

                """)
            let stranger = TestBrowser(world.site)

            let page = try await stranger.get("/diem-ban?near=21.02,105.84")
            let wrong = try await stranger.get("/diem-ban?near=anywhere")

            let places = ["Bình Gần", "An Xa", "Bến xe Mỹ Đình"].map { page.body.firstRange(of: $0)?.lowerBound }
            #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
            #expect(page.body.contains("cách khoảng 1,5 km"))
            #expect(wrong.status == 200 && !wrong.words.contains("km"))
        }
    }

    @Test func `whoever is signed in finds the desk on the first page, a stranger the programme`() async throws {
        try await World.with { world in
            let stranger = try await TestBrowser(world.site).get("/")
            let officer = try await world.browser(.unitOfficer, on: .unit(code: "VN-01")).get("/")

            #expect(stranger.body.contains("Chương trình phúc lợi đoàn viên công đoàn"))
            #expect(officer.body.contains("/boards") && !officer.body.contains("Nhận ưu đãi thế nào?"))
        }
    }

    /// The block for programs, read as JSON.
    private static func data(_ body: String) -> [String: Any]? {
        guard let start = body.firstRange(of: "<script type=\"application/ld+json\">"),
            let end = body[start.upperBound...].firstRange(of: "</script>")
        else { return nil }
        let text = body[start.upperBound..<end.lowerBound]
        return (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
    }
}
