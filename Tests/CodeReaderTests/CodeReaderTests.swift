import CQREncode
import Testing

@testable import CodeReader

/// Codes that libqrencode has made, read back.
struct CodeReaderTests {
    private let card = "CD1:" + String(repeating: "6BFOXN%TS3DH0YTDBA:3.$*-/+K 4", count: 8)

    private func text(_ pixels: [UInt8]) -> String? {
        GreyPicture(width: DrawnCode.width, height: DrawnCode.height, pixels: pixels)
            .flatMap { CodeReader.text(in: $0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "the modules of every version and level give the text",
        arguments: [QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H])
    func matrices(level: QRecLevel) throws {
        for version in 1...CodeVersion.most {
            for text in ["0123456", "PHUC LOI", "phúc"] {
                let code = try DrawnCode(text, version: version, level: level)

                #expect(code.dimension == 17 + 4 * version)
                #expect(CodeReader.text(of: code.matrix) == Array(text.utf8))
                if version >= 7 { #expect(VersionInformation.number(code.matrix) == version) }
            }
        }
    }

    @Test func `long texts that fill their versions are read`() throws {
        for count in stride(from: 5, through: 600, by: 17) {
            let text = String(repeating: "a1:B?", count: count / 5 + 1).prefix(count)
            let code = try DrawnCode(String(text))

            #expect(CodeReader.text(of: code.matrix) == Array(text.utf8))
        }
    }

    @Test(
        "a card turned by any angle is read, dark on light and light on dark, and in a mirror",
        arguments: [(1.0, 0.0), (0.8, 0.6), (0.0, 1.0), (-0.28, 0.96), (-1, 0), (0.6, -0.8), (0.707107, 0.707107)])
    func turned(cosine: Double, sine: Double) throws {
        let code = try DrawnCode(card)

        #expect(text(code.picture(module: 3.3, cosine: cosine, sine: sine)) == card)
        #expect(text(code.picture(module: 3.3, cosine: cosine, sine: sine, ink: 240, paper: 15)) == card)
        #expect(text(code.picture(module: 3.3, cosine: cosine, sine: sine, ink: 110, paper: 124)) == card)
        #expect(text(code.picture(module: 3.3, cosine: cosine, sine: sine, isMirrored: true)) == card)
    }

    @Test func `a picture without a code gives nothing, and one of odd sides or bytes is none`() {
        #expect(text([UInt8](repeating: 255, count: DrawnCode.width * DrawnCode.height)) == nil)
        #expect(GreyPicture(width: 20, height: 100, pixels: [UInt8](repeating: 0, count: 2_000)) == nil)
        #expect(GreyPicture(width: 30, height: 30, pixels: [UInt8](repeating: 0, count: 899)) == nil)
        #expect(GreyPicture(width: -30, height: -30, pixels: [UInt8](repeating: 0, count: 900)) == nil)
        #expect(GreyPicture(width: 4_096, height: 21, pixels: [UInt8](repeating: 0, count: 4_096 * 21)) == nil)
    }

    @Test func `noise, checks and rows of finder patterns give nothing, in bounded time`() throws {
        var chance = Chance(seed: 20_261_124)
        let finder = [[1, 1, 1, 1, 1, 1, 1], [1, 0, 0, 0, 0, 0, 1], [1, 0, 1, 1, 1, 0, 1]]
        let pattern = finder + [finder[2], finder[2], finder[1], finder[0]]
        let (width, height) = (160, 120)
        let places = (0..<width * height).map { ($0 % width, $0 / width) }
        let pictures: [[UInt8]] = [
            places.map { _ in UInt8.random(in: 0...255, using: &chance) },
            places.map { x, y in (x / 3 + y / 3) % 2 == 0 ? 0 : 255 },
            places.map { x, y in x / 2 % 9 < 7 && y / 2 % 9 < 7 && pattern[y / 2 % 9][x / 2 % 9] == 1 ? 0 : 255 },
        ]
        let clock = ContinuousClock()
        for pixels in pictures {
            let picture = try #require(GreyPicture(width: width, height: height, pixels: pixels))

            let took = clock.measure { #expect(CodeReader.text(in: picture) == nil) }

            #expect(took < .seconds(30))
        }
    }

    @Test func `modules that were turned at random never give another text`() throws {
        let code = try DrawnCode(card)
        var chance = Chance(seed: 20_261_124)
        for wrong in stride(from: 0, through: 600, by: 15) {
            var dark = (0..<code.dimension * code.dimension).map {
                code.matrix[$0 % code.dimension, $0 / code.dimension]
            }
            for _ in 0..<wrong { dark[Int.random(in: dark.indices, using: &chance)].toggle() }

            let read = CodeReader.text(of: CodeMatrix(dimension: code.dimension, dark: dark))

            #expect(read == nil || read == Array(card.utf8))
            if wrong == 0 { #expect(read == Array(card.utf8)) }
        }
    }
}
