import Foundation
import Kernel
import Logging
import TestKit
import Testing

@testable import Web

struct ChartTests {
    private let messages: Messages
    private let tiles: VietnamTiles

    init() throws {
        let catalogue = try Catalogue(folders: [WebResources.folder], logger: Logger(label: "test"))
        messages = Messages(catalogue: catalogue, language: .vietnamese)
        tiles = try VietnamTiles(file: "\(ProjectFolder.root)/Data/map-tiles.csv")
    }

    private func map(_ vintage: String, _ values: [String: Int64]) -> VietnamMap {
        VietnamMap(
            id: "m", title: "Lượt bán", vintage: vintage, values: values, in: tiles, messages, tell: { String($0) })
    }

    @Test(arguments: [("2025", 34), ("2024", 63)])
    func `every map has all provinces, each on a tile of its own, and both archipelagos`(
        vintage: String, provinces: Int
    ) {
        let map = map(vintage, [:])

        #expect(map.tiles.count == provinces)
        #expect(Set(map.tiles.map { [$0.x, $0.y] }).count == provinces)
        #expect(map.archipelagos.map(\.name).sorted() == ["Hoàng Sa", "Trường Sa"])
        #expect(map.archipelagos.allSatisfy { !$0.islands.isEmpty })
        #expect(Set(map.archipelagos.map(\.province)) == ["(Đà Nẵng)", "(Khánh Hòa)"])
    }

    @Test func `an archipelago has the colour of the province that it belongs to`() throws {
        let map = map("2025", ["48": 10, "56": 0])

        let hoangSa = try #require(map.archipelagos.first { $0.name == "Hoàng Sa" })
        let truongSa = try #require(map.archipelagos.first { $0.name == "Trường Sa" })
        #expect(hoangSa.step == HeatScale.steps)
        #expect(truongSa.step == 0)
        #expect(hoangSa.title == "Quần đảo Hoàng Sa (Đà Nẵng)")
    }

    @Test(arguments: ["20333,48,Đặc khu Hoàng Sa", "22736,56,Đặc khu Trường Sa"])
    func `a list of tiles without an archipelago is refused`(row: String) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let text = try String(contentsOfFile: "\(ProjectFolder.root)/Data/map-tiles.csv", encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.contains(row) }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)

        #expect(throws: SiteFault.self) { try VietnamTiles(file: file.path) }
    }

    @Test func `a map says in words where the most is`() {
        let map = map("2025", ["01": 5, "79": 9, "48": 1])

        #expect(map.summary.contains("34 tỉnh, thành phố, 3 nơi có số liệu. Nhiều nhất: Hồ Chí Minh 9; Hà Nội 5"))
        #expect(map.tiles.contains { $0.title == "Hà Nội: 5" })
        #expect(self.map("2025", [:]).summary == "34 tỉnh, thành phố; 0 nơi có số liệu.")
    }

    @Test func `steps have about as many places each, the strongest is used, and nothing is pale`() {
        let scale = HeatScale((1...10).map { $0 })

        #expect((0...10).map { scale.step(of: $0) } == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        #expect(HeatScale([7, 7, 7]).step(of: 7) == 5)
        #expect(HeatScale([]).step(of: 0) == 0)
        #expect(HeatScale([1, 900]).ranges.map { [$0.from, $0.to] } == [[1, 899], [900, 900]])
    }

    @Test(arguments: [(0, 2), (1, 2), (3, 4), (7, 8), (11, 12), (101, 120), (11_114, 12_000), (1_000, 1_000)])
    func `the height of a trend ends at a round number`(value: Int64, top: Int64) {
        #expect(TrendChart.roundTop(value) == top)
    }

    @Test func `a trend draws what is known, ends where nothing is, and tells every number in its table`() {
        let chart = TrendChart(
            id: "t", title: "Lượt", columnHead: "Tháng", columns: ["1", "2", "3"],
            series: [.init("2026", [100, 50, nil])], messages, tell: { String($0) })

        #expect(chart.lines.map(\.path) == ["M166 0 L500 150"])
        #expect(chart.rows.map(\.values) == [["100"], ["50"], ["–"]])
        #expect(chart.heights == ["100", "50", "0"])
        #expect(chart.summary.hasPrefix("2026: cao nhất ở 1 (100), thấp nhất ở 2 (50)."))
    }

    @Test func `bars are as long as their values, and shares make the whole`() {
        let bars = BarTable(
            label: "a", nameHead: "b", valueHead: "c", [.init("x", 10), .init("y", 5), .init("z", -3)],
            tell: { String($0) })
        let share = ShareChart(
            title: "s", [("x", 1), ("y", 1), ("z", 1)], messages, tell: { String($0) })
        let nothing = ShareChart(title: "s", [("x", 0)], messages, tell: { String($0) })

        #expect(bars.rows.map(\.length) == [1_000, 500, 0])
        #expect(share.parts.map(\.length).reduce(0, +) == 1_000)
        #expect(share.parts.map(\.share) == ["33,3%", "33,3%", "33,3%"])
        #expect(nothing.parts.map(\.share) == ["–"])
    }
}
