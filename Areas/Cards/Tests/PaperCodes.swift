import Foundation
import TestKit

/// What the QR codes of a printed file hold, as zbarimg reads them from the page at 200 dots an inch.
enum PaperCodes {
    static func read(_ file: [UInt8]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paper = folder.appendingPathComponent("cards.pdf")
        try Data(file).write(to: paper)
        _ = try OutsideProgram.poppler("pdftoppm", ["-r", "200", "-gray", paper.path, folder.path + "/page"])
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".pgm") }
        return try pages.sorted().flatMap { page in try OutsideProgram.codes(in: "\(folder.path)/\(page)") }
    }
}
