import Documents
import Kernel
import Web

/// The map of Việt Nam in equal tiles as a picture of a document, with Hoàng Sa and Trường Sa.
struct MapPicture {
    let tiles: [VietnamTiles.Tile]
    let values: [String: Int64]
    let title: String
    let words: WelfareWords

    private static let tile = (width: 460, height: 300)
    private static let steps: [DocumentPicture.Ink] = [.step0, .step1, .step2, .step3, .step4, .step5]

    private var scale: HeatScale {
        HeatScale(tiles.filter { !$0.isArchipelago }.compactMap { values[$0.code] })
    }

    var picture: DocumentPicture {
        let columns = (tiles.map(\.column).max() ?? 0) + 2
        let rows = (tiles.map(\.row).max() ?? 0) + 1
        let scale = scale
        let legend = legend(scale, top: rows * MapPicture.tile.height + 80)
        return DocumentPicture(
            title: title, summary: summary, width: columns * MapPicture.tile.width, height: legend.bottom,
            shapes: tiles.flatMap { $0.isArchipelago ? archipelago($0, scale) : province($0, scale) } + legend.shapes)
    }

    /// All places with what they have, the greatest first: a map alone tells nobody the numbers.
    private var summary: String {
        let named = tiles.filter { !$0.isArchipelago && (values[$0.code] ?? 0) > 0 }
            .sorted { (values[$1.code] ?? 0, $0.code) < (values[$0.code] ?? 0, $1.code) }
            .prefix(10).map { "\($0.name) \(Digits.grouped(values[$0.code] ?? 0))" }
        return "\(title): \(named.joined(separator: "; "))"
    }

    private func ink(of tile: VietnamTiles.Tile, _ scale: HeatScale) -> (ground: DocumentPicture.Ink, step: Int) {
        let step = scale.step(of: values[tile.provinceCode] ?? 0)
        return (MapPicture.steps[step], step)
    }

    private func province(_ tile: VietnamTiles.Tile, _ scale: HeatScale) -> [DocumentPicture.Shape] {
        let (ground, step) = ink(of: tile, scale)
        let (x, y) = (tile.column * MapPicture.tile.width, tile.row * MapPicture.tile.height)
        let letters: DocumentPicture.Ink = step >= 4 ? .white : .black
        let middle = x + MapPicture.tile.width / 2
        return [
            .box(ground, x: x + 8, y: y + 8, width: MapPicture.tile.width - 16, height: MapPicture.tile.height - 16),
            .text(tile.label, letters, x: middle, y: y + 55, size: 72, anchor: .middle, isBold: true),
            .text(
                Digits.grouped(values[tile.code] ?? 0), letters, x: middle, y: y + 155, size: 72, anchor: .middle),
        ]
    }

    private func archipelago(_ tile: VietnamTiles.Tile, _ scale: HeatScale) -> [DocumentPicture.Shape] {
        let (x, y) = (tile.column * MapPicture.tile.width, tile.row * MapPicture.tile.height)
        let (ground, step) = ink(of: tile, scale)
        let islands = [(140, 50), (300, 30), (470, 70), (640, 40), (780, 90), (240, 100), (580, 110)]
        let shown = step == 0 ? DocumentPicture.Ink.pale : ground
        let province = tiles.first { $0.code == tile.provinceCode }?.name ?? ""
        return islands.map { .dot(shown, x: x + $0.0, y: y + $0.1, width: 40) } + [
            .text(tile.label, x: x + MapPicture.tile.width, y: y + 130, size: 72, anchor: .middle, isBold: true),
            .text("(\(province))", .grey, x: x + MapPicture.tile.width, y: y + 215, size: 60, anchor: .middle),
        ]
    }

    /// What each ground means.
    private func legend(_ scale: HeatScale, top: Int) -> (shapes: [DocumentPicture.Shape], bottom: Int) {
        let ranges =
            [(step: 0, text: "0")]
            + scale.ranges.map { range in
                let (from, to) = (Digits.grouped(range.from), Digits.grouped(range.to))
                return (range.step, range.from == range.to ? from : "\(from) – \(to)")
            }
        let shapes = ranges.enumerated().flatMap { index, range -> [DocumentPicture.Shape] in
            let (x, y) = (index % 3 * 1_400 + 60, top + index / 3 * 160)
            return [
                .box(MapPicture.steps[range.step], x: x, y: y, width: 160, height: 100),
                .text(range.text, x: x + 200, y: y, size: 85),
            ]
        }
        return (shapes, top + (ranges.count + 2) / 3 * 160)
    }
}
