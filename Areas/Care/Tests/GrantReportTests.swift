import Access
import Imports
import Kernel
import Storage
import TestKit
import Testing

/// What was given stands in the welfare report, from the file of grants to what is read.
@Suite(.clauses("0.25f1", "0.25f2", "0.25f3", "0.25f4")) struct GrantReportTests {
    private static let grants = """
        id,partner_code,unit_code,kind,granted_on,name,persons,places,amount
        1,DT-A,CD-MAY,bus_ticket,2026-05-10,,40,,8000000
        2,DT-A1,CD-MAY,bus_ticket,2026-05-11,,2,,500000
        3,DT-B,XA-01,house,2026-05-12,,3,,150000000
        4,DT-B,VN-01,tet_reunion,2026-05-13,,,KCN Thăng Long; KCN Nội Bài,6000000
        5,DT-B,VN-01,tet_reunion,2026-05-14,,,KCN Nội Bài,1000000
        6,DT-A,VN-01,other,2026-05-15,Khám mắt,5,,300000
        7,DT-A,VN-01,other,2026-05-16,Khám mắt,5,,200000
        8,DT-A,VN-01,other,2026-05-17,Sách vở,5,,700000
        9,DT-A,VN-79,house,2026-05-18,,1,,50000000

        """

    @Test(arguments: TestStore.engines)
    func `each kind of support stands in the report with its persons or places and its amount`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let taken = try await world.take("grants", Self.grants)
            let browser = world.browser(.confederationOfficer, on: .everything)
            let question = "scope=VN-01&period=2026-05"
            let json = try await browser.get("/reports/welfare.json?\(question)").body
                .filter { !$0.isWhitespace || $0 == " " }.replacing("  ", with: "")
            let csv = try await browser.get("/reports/welfare.csv?\(question)").body
            let page = try await browser.get("/reports/welfare?\(question)").body

            #expect(taken.taken == 9)
            #expect(json.contains("\"bus_tickets\": {\"persons\": 42,\"amount\": 8500000}"))
            #expect(json.contains("\"houses\": {\"persons\": 3,\"amount\": 150000000}"))
            #expect(
                json.contains(
                    "\"tet_reunions\": {\"places\": 2,\"amount\": 7000000,"
                        + "\"list\": [\"KCN Nội Bài\",\"KCN Thăng Long\"]}"
                ))
            #expect(
                json.contains(
                    "\"other\": {\"amount\": 1200000,\"list\": [{\"name\": \"Khám mắt\",\"amount\": 500000},"
                        + "{\"name\": \"Sách vở\",\"amount\": 700000}]}"))
            for text in ["8500000", "150000000", "7000000", "KCN Thăng Long", "Khám mắt", "Sách vở"] {
                #expect(csv.contains(text), "\(text)")
            }
            for text in ["KCN Thăng Long", "KCN Nội Bài", "Khám mắt", "Sách vở"] {
                #expect(page.contains(text), "\(text)")
            }
        }
    }
}
