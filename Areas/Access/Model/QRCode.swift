internal import CQREncode

/// A text as a QR code that a page draws itself (ISO/IEC 18004), with error correction of level M.
struct QRCode: Sendable {
    /// White modules around the code, without which telephones do not find it.
    private static let margin = 4

    /// Modules along one side, margins included.
    let size: Int
    /// The dark modules as the path of an SVG: one square of each.
    let path: String

    /// Nil for a text that no QR code holds.
    init?(_ text: String) {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let modules = code.pointee.data else { return nil }
        var path = ""
        for row in 0..<width {
            for column in 0..<width where modules[row * width + column] & 1 == 1 {
                path += "M\(column + QRCode.margin) \(row + QRCode.margin)h1v1h-1z"
            }
        }
        size = width + 2 * QRCode.margin
        self.path = path
    }

    /// A code of one dark module, for page samples.
    private init() {
        size = 9
        path = "M4 4h1v1h-1z"
    }

    static let sample = QRCode()
}
