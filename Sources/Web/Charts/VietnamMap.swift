/// The map of Việt Nam in equal tiles, one for each province, with Hoàng Sa and Trường Sa; for the partial `map`.
///
/// Equal tiles, because a large province is no more important than a small one, and because a boundary that is drawn
/// wrongly is worse than none. The picture has a title and a description; the page shows a table of the same values.
package struct VietnamMap: Sendable {
    struct Tile: Sendable {
        let x: Int
        let y: Int
        let step: Int
        let first: String
        let firstY: Int
        /// Empty when the label has one word.
        let second: String
        let middle: Int
        let title: String
    }

    struct Archipelago: Sendable {
        struct Island: Sendable {
            let x: Int
            let y: Int
            let size: Int
        }

        let x: Int
        let y: Int
        let step: Int
        let name: String
        let province: String
        let title: String
        let islands: [Island]
    }

    struct Legend: Sendable {
        let step: Int
        let text: String
    }

    /// Unique on its page.
    let id: String
    let title: String
    let summary: String
    let viewBox: String
    let tiles: [Tile]
    let archipelagos: [Archipelago]
    let legend: [Legend]

    private static let width = 50
    private static let height = 44

    /// `values` are by province code; what `tell` makes of one is read in the tile's own title.
    package init(
        id: String, title: String, vintage: String, values: [String: Int64], in tiles: VietnamTiles,
        _ messages: Messages, tell: (Int64) -> String
    ) {
        let places = tiles.tiles(vintage)
        let provinces = places.filter { !$0.isArchipelago }
        let names = Dictionary(provinces.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let scale = HeatScale(provinces.compactMap { values[$0.code] })
        func step(_ place: VietnamTiles.Tile) -> Int { scale.step(of: values[place.provinceCode] ?? 0) }
        self.id = id
        self.title = title
        summary = VietnamMap.summary(provinces, values, messages, tell)
        let columns = (places.map(\.column).max() ?? 0) + 2
        let rows = (places.map(\.row).max() ?? 0) + 1
        viewBox = "0 0 \(columns * VietnamMap.width) \(rows * VietnamMap.height)"
        self.tiles = provinces.map { place in
            VietnamMap.tile(place, step(place), "\(place.name): \(tell(values[place.code] ?? 0))")
        }
        archipelagos = places.filter(\.isArchipelago).map { place in
            let province = names[place.provinceCode] ?? ""
            return VietnamMap.archipelago(
                place, step(place), province: province,
                title: messages.text("chart.archipelago", ["name": place.label, "province": province]))
        }
        let none = provinces.contains { step($0) == 0 } ? [Legend(step: 0, text: tell(0))] : []
        legend =
            none
            + scale.ranges.map { range in
                Legend(
                    step: range.step,
                    text: range.from == range.to ? tell(range.from) : "\(tell(range.from)) – \(tell(range.to))")
            }
    }

    /// The three with the most, in words.
    private static func summary(
        _ provinces: [VietnamTiles.Tile], _ values: [String: Int64], _ messages: Messages, _ tell: (Int64) -> String
    ) -> String {
        let ordered = provinces.filter { (values[$0.code] ?? 0) > 0 }
            .sorted { (values[$1.code] ?? 0, $0.code) < (values[$0.code] ?? 0, $1.code) }
        let named = ordered.prefix(3).map { "\($0.name) \(tell(values[$0.code] ?? 0))" }.joined(separator: "; ")
        return messages.text(
            ordered.isEmpty ? "chart.map_none" : "chart.map_summary",
            ["places": String(provinces.count), "with": String(ordered.count), "most": named])
    }

    private static func tile(_ place: VietnamTiles.Tile, _ step: Int, _ title: String) -> Tile {
        let words = place.label.split(separator: " ", maxSplits: 1).map(String.init)
        let (x, y) = (place.column * width, place.row * height)
        return Tile(
            x: x + 1, y: y + 1, step: step, first: words[0], firstY: words.count > 1 ? y + 19 : y + 26,
            second: words.count > 1 ? words[1] : "", middle: x + width / 2, title: title)
    }

    private static func archipelago(
        _ place: VietnamTiles.Tile, _ step: Int, province: String, title: String
    ) -> Archipelago {
        let (x, y) = (place.column * width, place.row * height)
        // Scattered as islands are, always the same.
        let spots = [
            (14, 14, 4), (30, 8, 3), (46, 18, 5), (64, 10, 3), (78, 20, 4), (24, 28, 3), (58, 30, 4), (86, 32, 3),
        ]
        return Archipelago(
            x: x, y: y, step: step, name: place.label, province: "(\(province))", title: title,
            islands: spots.map { Archipelago.Island(x: x + $0.0, y: y + $0.1, size: $0.2) })
    }

    private init(sample: Void) {
        id = "map"
        title = "Members"
        summary = "Hà Nội 10"
        viewBox = "0 0 400 704"
        tiles = [
            Tile(x: 0, y: 0, step: 1, first: "Hà", firstY: 10, second: "Nội", middle: 25, title: "Hà Nội: 10")
        ]
        archipelagos = [
            Archipelago(
                x: 0, y: 0, step: 1, name: "Hoàng Sa", province: "(Đà Nẵng)", title: "Hoàng Sa, Đà Nẵng",
                islands: [Archipelago.Island(x: 1, y: 1, size: 1)])
        ]
        legend = [Legend(step: 1, text: "1 – 10")]
    }

    /// With every part filled, for page samples.
    package static let sample = VietnamMap(sample: ())
}
