import Access
import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Partners

/// What the registers hold, column by column, read from their files.
@Suite("The files of the registers") struct RegisterFileTests {
    private func read(
        _ path: String, on engine: EngineName = .sqlite, taking files: [(String, String)] = []
    ) async throws -> String {
        try await World.with(engine) { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            for (kind, text) in files {
                let summary = try await world.take(kind, text)
                #expect(!summary.hasRejects, "\(kind)")
            }
            return try await world.browser(.confederationOfficer, on: .everything).get(path).body
        }
    }

    @Test(.clauses("0.02"), arguments: TestStore.engines)
    func `each partner has its legal kind, each branch its head, and a kind can be chosen`(
        engine: EngineName
    ) async throws {
        let partners = """
            code,name,legal_kind,parent_code
            DT-T,Tổng công ty Mẫu,corporation,
            DT-H,Hộ Bà Tư,household,

            """
        let agreements = """
            code,partner_code,unit_code,level,signed_on,valid_from,valid_to,covers
            TT-T,DT-T,VN,national,2026-02-01,2026-02-01,,
            TT-H,DT-H,XA-01,grassroots,2026-02-01,2026-02-01,,

            """
        let files = [("partners", partners), ("agreements", agreements)]
        let all = try await read("/partners.csv?branches=yes&at=2026-06-15", on: engine, taking: files)
        let households = try await read("/partners.csv?kind=household&at=2026-06-15", on: engine, taking: files)
        let page = try await read("/partners?at=2026-06-15", on: engine, taking: files)

        #expect(all.contains("DT-A,Siêu thị Sen Hồng,Tập đoàn,,1,"))
        #expect(all.contains("DT-A1,Siêu thị Sen Hồng Thủ Đức,Doanh nghiệp,Siêu thị Sen Hồng,"))
        #expect(all.contains("DT-T,Tổng công ty Mẫu,Tổng công ty,"))
        #expect(all.contains("DT-H,Hộ Bà Tư,Hộ kinh doanh,"))
        #expect(households.contains("DT-H") && !households.contains("DT-T") && !households.contains("DT-A"))
        #expect(
            page.contains(
                "02 tập đoàn, tổng công ty (1 tập đoàn, 1 tổng công ty), 1 doanh nghiệp và 1 hộ kinh doanh"))
    }

    @Test(.clauses("0.04"), arguments: TestStore.engines)
    func `each agreement has its term, those that are over can be chosen`(engine: EngineName) async throws {
        let all = try await read("/agreements.csv?at=2026-06-15", on: engine)
        let over = try await read("/agreements.csv?state=over&at=2026-06-15", on: engine)
        let sheet = try await read("/agreements/TT-B?at=2026-06-15", on: engine)

        #expect(all.contains("TT-A,Siêu thị Sen Hồng,Tổng Liên đoàn Lao động Việt Nam,"))
        #expect(all.contains("TT-B,Nhà xe Cánh Én,") && all.contains("2025-12-20,2026-01-01,2027-01-01,"))
        #expect(over.contains("TT-D,") && !over.contains("TT-A,") && !over.contains("TT-B,"))
        #expect(sheet.contains("01/01/2027"))
    }

    @Test(.clauses("0.04", "3.16"), arguments: TestStore.engines)
    func `an agreement commits to goods and services, each with both prices and its discount to the decimals`(
        engine: EngineName
    ) async throws {
        let sheet = try await read("/agreements/TT-A/sheet.csv?at=2026-06-15", on: engine)
        let product = try await read("/products/GAO?at=2026-06-15", on: engine)

        #expect(sheet.contains("GAO,Gạo thơm 5 kg,Hàng hóa,Có,110000,96250,12.5,2026-06-01,"))
        #expect(sheet.contains("KHAM,Khám mắt <script>alert(1)</script>,Dịch vụ,Không,200000,160000,20,2026-01-01,"))
        #expect(product.contains("12,5"))
    }

    @Test(.clauses("0.12"), arguments: TestStore.engines)
    func `each point has its partner, address, place and host, closed ones on request`(
        engine: EngineName
    ) async throws {
        let points = """
            code,partner_code,name,address,division_code,vintage,opened_on,host_unit_code
            DB-LB,DT-A,Sen Hồng Long Biên,3 Phố Mẫu,004,2024,2026-01-01,
            DB-MAY,DT-A,Quầy trong xưởng,4 Phố Mẫu,,,2026-01-01,CD-MAY

            """
        let open = try await read("/points.csv?at=2026-06-15", on: engine, taking: [("points", points)])
        let closed = try await read("/points.csv?state=closed&at=2026-06-15", on: engine)
        let ward = try await read("/points.csv?unit=XA-01&at=2026-06-15", on: engine, taking: [("points", points)])
        let point = try await read("/points/DB-A?at=2026-06-15", on: engine)

        #expect(open.contains("DB-A,Sen Hồng Kim Mã,Siêu thị Sen Hồng,\"1 Kim Mã, Hà Nội\","))
        #expect(
            open.contains(
                "DB-LB,Sen Hồng Long Biên,Siêu thị Sen Hồng,3 Phố Mẫu,Quận Long Biên,Thành phố Hà Nội,2026-01-01,"))
        #expect(open.contains("4 Phố Mẫu,,,2026-01-01,,Công đoàn cơ sở May"))
        #expect(!open.contains("DB-CU") && closed.contains("DB-CU") && !closed.contains("DB-A,"))
        #expect(ward.contains("DB-MAY") && !ward.contains("DB-LB") && !ward.contains("DB-A,"))
        #expect(point.contains("Gạo thơm 5 kg") && point.contains("96.250"))
    }

    @Test(.clauses("3.12"))
    func `a point in the house of an upper union is none at a grassroots union`() async throws {
        let points = """
            code,partner_code,name,host_unit_code,opened_on
            DPL-1,DT-A,Điểm phúc lợi May,CD-MAY,2026-01-01
            DPL-2,DT-A,Quầy tại phường,XA-01,2026-01-01

            """
        let page = try await read("/welfare-points?unit=VN-01&at=2026-06-15", taking: [("points", points)])

        #expect(page.contains("có 1 điểm phúc lợi đoàn viên") && page.contains("Điểm phúc lợi May"))
        #expect(!page.contains("Quầy tại phường"))
    }

    @Test(.clauses("0.28"), arguments: TestStore.engines)
    func `head partner and branch each meet the federation of the province where they sell`(
        engine: EngineName
    ) async throws {
        let units = """
            code,name,kind,parent_code,division_code,vintage
            VN,Tổng Liên đoàn,confederation,,,
            T01,LĐLĐ Hà Nội,provincial_federation,VN,01,2025
            T79,LĐLĐ Thành phố Hồ Chí Minh,provincial_federation,VN,79,2025

            """
        let partners = "code,name,legal_kind,parent_code\nDT-A,Sen Hồng,group,\nDT-A1,Sen Hồng Nam,enterprise,DT-A\n"
        let points = """
            code,partner_code,name,division_code,vintage,opened_on,closed_on
            P1,DT-A,Quầy Một,01,2025,2020-01-01,
            P2,DT-A1,Quầy Hai,79,2025,2020-01-01,
            P3,DT-A1,Quầy Ba,01,2025,2020-01-01,2026-01-01

            """
        let links =
            "partner_code,unit_code,valid_from,valid_to\nDT-A,T01,2026-01-01,\nDT-A1,T79,2020-01-01,2021-01-01\n"
        let file = try await World.empty(engine) { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            for (kind, text) in [
                ("units", units), ("partners", partners), ("points", points), ("counterparts", links),
            ] {
                let summary = try await world.take(kind, text)
                #expect(!summary.hasRejects, "\(kind)")
            }
            return try await world.browser(.confederationOfficer, on: .everything)
                .get("/counterparts.csv?at=2026-06-15").body
        }

        #expect(
            file.split(whereSeparator: \.isNewline).dropFirst().map(String.init) == [
                "LĐLĐ Hà Nội,Sen Hồng,1,2026-01-01,,Đã có",
                "LĐLĐ Thành phố Hồ Chí Minh,Sen Hồng Nam,1,,,Còn thiếu",
            ])
    }
}
