import Testing

@testable import Documents

@Suite struct QRCodeTests {
    private let address = "otpauth://totp/PhucLoi:lan%40x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PhucLoi"

    /// The dark modules of a code by column and row, margins included.
    private func dark(_ code: QRCode) -> Set<[Int]> {
        let bars = code.path.matches(of: /M(\d+) (\d+)h(\d+)v1h-\d+z/)
        return Set(
            bars.flatMap { bar in
                let (column, row, length) = (Int(bar.1) ?? 0, Int(bar.2) ?? 0, Int(bar.3) ?? 0)
                return (column..<column + length).map { [$0, row] }
            })
    }

    @Test func `a code has its three finder patterns within a white margin`() throws {
        let code = try #require(QRCode(address))
        let modules = dark(code)
        let last = code.size - 1

        #expect((code.size - 8 - 17) % 4 == 0)
        #expect(modules.allSatisfy { $0.allSatisfy { (4...last - 4).contains($0) } })
        for corner in [[4, 4], [last - 10, 4], [4, last - 10]] {
            for (column, row) in (0..<7).flatMap({ column in (0..<7).map { (column, $0) } }) {
                let isDark =
                    column % 6 == 0 || row % 6 == 0 || ((2...4).contains(column) && (2...4).contains(row))
                #expect(modules.contains([corner[0] + column, corner[1] + row]) == isDark)
            }
        }
    }

    @Test func `other texts give other codes, and one that is too long gives none`() throws {
        #expect(QRCode(address)?.path != QRCode(address + "x")?.path)
        #expect(QRCode(String(repeating: "a", count: 3_000)) == nil)
    }

    @Test func `the bars of a path do not touch and do not cover each other`() throws {
        let code = try #require(QRCode(address))

        let counted = try #require(QRBars(address)).bars.reduce(0) { $0 + $1.length }

        #expect(dark(code).count == counted)
        #expect(QRCode.sample.path == "M4 4h1v1h-1z")
    }
}
