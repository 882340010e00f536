internal import Foundation

/// Where each province stands on the map of equal tiles, and the archipelagos of Hoàng Sa and Trường Sa with them.
///
/// Read once at the start from `Data/map-tiles.csv`. A list without one of the two archipelagos is no map of Việt Nam
/// and is refused, so that no page can show one.
package struct VietnamTiles: Sendable {
    package struct Tile: Sendable, Hashable {
        /// The code of a province, or of the district or special zone that is an archipelago.
        package let code: String
        /// The code of the province that it is, or belongs to.
        package let provinceCode: String
        package let name: String
        /// As short as a tile needs it.
        package let label: String
        package let column: Int
        package let row: Int

        package var isArchipelago: Bool { code != provinceCode }
    }

    /// The two archipelagos that no map may lack.
    package static let archipelagos = ["Hoàng Sa", "Trường Sa"]

    private let tiles: [String: [Tile]]

    /// Throws `SiteFault` when the file is missing, has a broken row or lacks an archipelago.
    package init(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw SiteFault("There is no file \(file).")
        }
        var tiles: [String: [Tile]] = [:]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 7, let column = Int(cells[5]), let row = Int(cells[6]) else {
                throw SiteFault("\(file) has a broken row: \(line)")
            }
            tiles[cells[0], default: []].append(
                Tile(
                    code: cells[1], provinceCode: cells[2], name: cells[3], label: cells[4], column: column, row: row))
        }
        for (vintage, list) in tiles {
            let islands = Set(list.filter(\.isArchipelago).map(\.label))
            guard islands == Set(VietnamTiles.archipelagos) else {
                throw SiteFault("\(file) lacks an archipelago in \(vintage).")
            }
        }
        self.tiles = tiles
    }

    /// The tiles of a vintage, 2025 for the 34 provinces and 2024 for the 63 before; empty for any other.
    package func tiles(_ vintage: String) -> [Tile] { tiles[vintage] ?? [] }

    /// The vintages that have a map, the latest first.
    package var vintages: [String] { tiles.keys.sorted(by: >) }
}
