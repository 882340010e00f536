internal import CQREncode

/// The dark runs of a QR code (ISO/IEC 18004) with error correction of level M.
struct QRBars: Sendable {
    struct Bar: Sendable, Hashable {
        let column: Int
        let row: Int
        let length: Int
    }

    /// White modules around the code, without which telephones do not find it.
    private static let margin = 4

    /// Modules along one side, margins included.
    let size: Int
    let bars: [Bar]

    /// Nil for a text that no QR code holds.
    init?(_ text: String) {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let modules = code.pointee.data else { return nil }
        var bars: [Bar] = []
        for row in 0..<width {
            var column = 0
            while column < width {
                let length = (column..<width).prefix { modules[row * width + $0] & 1 == 1 }.count
                if length > 0 {
                    bars.append(Bar(column: column + QRBars.margin, row: row + QRBars.margin, length: length))
                }
                column += length + 1
            }
        }
        size = width + 2 * QRBars.margin
        self.bars = bars
    }
}
