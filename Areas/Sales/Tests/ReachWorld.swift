import Imports
import Kernel
import Organisation
import Storage
import TestKit

/// A world with two provinces before and after July 2025, two partners with a branch, and rows that a test can count
/// again by itself.
enum ReachWorld {
    struct Member {
        let number: String
        let unit: String
        let from: String
        let to: String
    }

    struct Sale {
        let id: String
        let day: String
        let point: String
        let member: String
        let product: String
        let paid: Int
    }

    static let units = """
        code,name,kind,parent_code,division_code,vintage
        VN,Tổng Liên đoàn Lao động Việt Nam,confederation,,,
        T01,Liên đoàn Lao động thành phố Hà Nội,provincial_federation,VN,01,2025
        T04,Liên đoàn Lao động tỉnh Cao Bằng,provincial_federation,VN,04,2025
        T79,Liên đoàn Lao động Thành phố Hồ Chí Minh,provincial_federation,VN,79,2025
        N1,Công đoàn ngành Mẫu,central_sector_union,VN,,
        D1,Liên đoàn Lao động quận Ba Đình,district_federation,T01,001,2024
        C1,Công đoàn cơ sở Một,grassroots_union,T01,,
        C2,Công đoàn cơ sở Hai,grassroots_union,D1,,
        C3,Công đoàn cơ sở Ba,grassroots_union,T79,,
        C4,Công đoàn cơ sở Bốn,grassroots_union,T04,,
        C5,Công đoàn cơ sở Năm,grassroots_union,N1,,

        """
    static let changes = "date,kind,from_code,to_code\n2025-07-01,merge,D1,T01\n"
    static let partners = """
        code,name,legal_kind,parent_code
        DT-A,Siêu thị Sen Hồng,group,
        DT-A1,Siêu thị Sen Hồng Thủ Đức,enterprise,DT-A
        DT-B,Nhà xe Cánh Én,enterprise,
        DT-C,Tiệm Mới,household,

        """
    static let agreements = """
        code,partner_code,unit_code,level,valid_from,valid_to,covers
        TA,DT-A,VN,national,2025-01-01,2026-01-01,all
        TB,DT-A,D1,district,2025-01-01,,below
        TC,DT-A1,T79,provincial,2026-01-01,,below
        TD,DT-B,VN,national,2025-01-01,,all

        """
    static let products = """
        code,agreement_code,name,kind,essential,list_price,member_price,valid_from,valid_to
        GA,TA,Gạo,goods,true,100000,90000,2025-01-01,2026-01-01
        GB,TB,Gạo,goods,true,100000,90000,2025-01-01,
        GD,TD,Vé,service,false,100000,90000,2025-01-01,

        """
    static let points = """
        code,partner_code,name,division_code,vintage,latitude,longitude,opened_on,closed_on
        PA0,DT-A,Siêu thị cũ,004,2024,21.0378,105.9185,2020-01-01,2025-07-01
        PA1,DT-A,Siêu thị mới,01,2025,,,2025-07-01,
        PA2,DT-A1,Siêu thị Thủ Đức,79,2025,,,2020-01-01,
        PA3,DT-A,Siêu thị trên xe,,,,,2020-01-01,
        PB1,DT-B,Bến xe,04,2025,,,2020-01-01,

        """

    /// Of each unit some who stay, some who leave, and some who are transferred.
    static let members: [Member] = ["C1", "C2", "C3", "C4", "C5"].enumerated().flatMap { place, unit -> [Member] in
        (1...(4 + 3 * place)).flatMap { number -> [Member] in
            let code = "\(unit)-\(number)"
            switch number % 4 {
            case 1: return [Member(number: code, unit: unit, from: "2020-01-01", to: "2026-03-0\(1 + number % 9)")]
            case 2:
                return [
                    Member(number: code, unit: unit, from: "2020-01-01", to: "2026-05-01"),
                    Member(number: code, unit: "C1", from: "2026-05-01", to: ""),
                ]
            default: return [Member(number: code, unit: unit, from: "2020-01-01", to: "")]
            }
        }
    }

    /// Sales that stand: of the agreement for all in 2025, of the one below the district in 2026, and of the other
    /// partner in both years.
    static let sales: [Sale] = (0..<160).map { number in
        let year = number % 3 == 0 ? 2025 : 2026
        let day = "\(year)-0\(1 + number % 4)-\(10 + number % 17)"
        if number % 5 == 4 {
            return Sale(
                id: "s\(number)", day: day, point: "PB1", member: "C4-\(3 + number % 2)", product: "GD",
                paid: 90_000 - number)
        }
        let point = year == 2025 ? ["PA0", "PA2", "PA3"][number % 2 + number % 7 / 6] : ["PA1", "PA2"][number % 2]
        return Sale(
            id: "s\(number)", day: day, point: point, member: number % 2 == 0 ? "C1-3" : "C2-4",
            product: year == 2025 ? "GA" : "GB", paid: 90_000 - number)
    }

    /// Sales that are taken back again.
    static let reversed = Set(["s3", "s7", "s30", "s44"])

    static func with(_ engine: EngineName, _ body: (World) async throws -> Void) async throws {
        try await World.with(
            engine, "world of reach",
            fill: { world in
                try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
                for (kind, text) in files {
                    let summary = try await world.take(kind, text)
                    guard !summary.hasRejects else { throw Unfit(kind: kind) }
                }
                // Too much was paid: refused.
                try await world.take("sales", salesHead + "x1,2026-02-02T09:00:00+07:00,PA1,C1-3,GB,1,100000,100001,\n")
            }, body: body)
    }

    private struct Unfit: Error { let kind: String }

    private static let salesHead =
        "id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount,reverses_id\n"

    private static var files: [(String, String)] {
        let rows = members.map { "\($0.number),Lê Văn Mẫu,\($0.unit),\($0.from),\($0.to)\n" }.joined()
        let sold = sales.map { sale in
            "\(sale.id),\(sale.day)T09:00:00+07:00,\(sale.point),\(sale.member),\(sale.product),1,100000,"
                + "\(sale.paid),\n"
        }.joined()
        let taken = reversed.sorted().map { "r\($0),,,,,,,,\($0)\n" }.joined()
        return [
            ("units", units), ("changes", changes),
            ("members", "member_no,full_name,unit_code,joined_on,left_on\n" + rows), ("partners", partners),
            ("agreements", agreements), ("products", products), ("points", points),
            ("sales", salesHead + sold + taken),
        ]
    }
}
