/// A text as a QR code that a page draws itself.
package struct QRCode: Sendable {
    /// Modules along one side, margins included.
    package let size: Int
    /// The dark modules as the path of an SVG: one bar of each run in a row.
    package let path: String

    /// Nil for a text that no QR code holds.
    package init?(_ text: String) {
        guard let code = QRBars(text) else { return nil }
        size = code.size
        path = code.bars.map { "M\($0.column) \($0.row)h\($0.length)v1h-\($0.length)z" }.joined()
    }

    private init(size: Int, path: String) {
        self.size = size
        self.path = path
    }

    /// A code of one dark module, for page samples.
    package static let sample = QRCode(size: 9, path: "M4 4h1v1h-1z")
}
