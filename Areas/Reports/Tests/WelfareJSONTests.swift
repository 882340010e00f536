import Kernel
import TestKit
import Testing

@testable import Reports

@Suite("The welfare report as JSON", .clauses("0.25", "0.25a", "0.25b", "0.25c", "0.25d", "0.25e"))
struct WelfareJSONTests {
    @Test func `every key stands in its order, money as integers, letters as they are`() {
        let text = String(decoding: WelfareJSON.bytes(of: SampleReport.report), as: UTF8.self)

        #expect(text == head + figures + places + rest)
    }

    @Test func `control characters are escaped and everything else is not`() {
        let bytes = OrderedJSON.array([.text("a\u{1}\u{1F}\t\n\\/\"ữ\u{2028}"), .null, .object([]), .array([])]).bytes

        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text == "[\n  \"a\\u0001\\u001f\\t\\n\\\\/\\\"ữ\u{2028}\",\n  null,\n  {},\n  []\n]\n")
    }

    @Test func `a partner, a grouping and a view stand in the head as they were asked`() throws {
        let day = try #require(Day("2025-07-01"))
        let question = WelfareQuestion(
            scope: "P01", partner: "DT", period: SampleReport.question.period, by: .place, view: .day(day))
        let report = WelfareReport(
            question: question, scopeName: "P", partnerName: "D", figures: SampleReport.figures,
            generatedAt: SampleReport.instant)

        let text = String(decoding: WelfareJSON.bytes(of: report), as: UTF8.self)

        #expect(text.contains("\"scope\": \"P01\",\n  \"partner\": \"DT\",\n  \"period\": \"2026-06\""))
        #expect(text.contains("\"by\": \"place\",\n  \"as\": \"2025-07-01\""))
    }

    private let head = """
        {
          "form": "welfare",
          "form_version": 1,
          "scope": "VN",
          "partner": "all",
          "period": "2026-06",
          "by": "unit",
          "as": "reported",
          "ledger_sequence": 12345,
          "generated_at": "2026-06-15T08:05:00+07:00",

        """
    private let figures = """
          "members": 3,
          "turns": 5,
          "sales": {
            "list_amount": 10000000,
            "paid_amount": 8765432,
            "discount_amount": 1234568
          },
          "lines": [
            {
              "product": "-KHAM",
              "name": "=HYPERLINK(\\"http://x\\";\\"y\\")",
              "kind": "service",
              "members": 2,
              "turns": 2,
              "list_amount": 4000000,
              "paid_amount": 3764932,
              "discount_amount": 235068
            },
            {
              "product": "GAO",
              "name": "Gạo \\"Tám\\" thơm",
              "kind": "goods",
              "members": 2,
              "turns": 3,
              "list_amount": 6000000,
              "paid_amount": 5000500,
              "discount_amount": 999500
            }
          ],

        """
    private let places = """
          "units": {
            "confederation": 1,
            "provincial_federation": 0,
            "district_federation": 0,
            "central_sector_union": 0,
            "corporation_union": 0,
            "local_sector_union": 0,
            "industrial_zone_union": 0,
            "commune_union": 0,
            "grassroots_union": 2,
            "occupational_union": 0
          },
          "points": 4,
          "provinces": [
            {
              "code": "01",
              "name": "Thành phố Hà Nội",
              "vintage": "2024"
            },
            {
              "code": "01",
              "name": "Thành phố Hà Nội",
              "vintage": "2025"
            }
          ],
          "sectors": [
            {
              "code": "GD",
              "name": "Công đoàn Giáo dục Việt Nam",
              "kind": "central_sector_union"
            }
          ],

        """
    private let rest = """
          "support": {
            "bus_tickets": {
              "persons": 0,
              "amount": 0
            },
            "houses": {
              "persons": 0,
              "amount": 0
            },
            "tet_reunions": {
              "places": 0,
              "amount": 0,
              "list": []
            },
            "other": {
              "amount": 0,
              "list": []
            }
          },
          "declared": {
            "points": 0,
            "persons": 0,
            "turns": 0,
            "list_amount": 0,
            "paid_amount": 0,
            "discount_amount": 0
          },
          "difficulties": [],
          "unplaced": {
            "members": 1,
            "turns": 1,
            "list_amount": 1000,
            "paid_amount": 900,
            "discount_amount": 100
          }
        }

        """
}
