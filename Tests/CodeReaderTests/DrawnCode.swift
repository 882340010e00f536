import CQREncode
import CodeReader
import Testing

/// A code as libqrencode makes it, and pictures of it.
struct DrawnCode {
    let dimension: Int
    private let dark: [Bool]

    init(_ text: String, version: Int = 0, level: QRecLevel = QR_ECLEVEL_M) throws {
        let made = try #require(QRcode_encodeString(text, Int32(version), level, QR_MODE_8, 1))
        defer { QRcode_free(made) }
        dimension = Int(made.pointee.width)
        dark = try (0..<dimension * dimension).map { try #require(made.pointee.data)[$0] & 1 == 1 }
    }

    var matrix: CodeMatrix { CodeMatrix(dimension: dimension, dark: dark) }

    /// Turned by an angle whose sine and cosine are given, in the middle of a picture.
    func picture(
        module: Double, cosine: Double = 1, sine: Double = 0, ink: UInt8 = 20, paper: UInt8 = 230,
        isMirrored: Bool = false
    ) -> [UInt8] {
        let (width, height) = (DrawnCode.width, DrawnCode.height)
        var pixels = [UInt8](repeating: paper, count: width * height)
        for y in 0..<height {
            for x in 0..<width {
                let (right, down) = (Double(x) + 0.5 - Double(width) / 2, Double(y) + 0.5 - Double(height) / 2)
                let column = ((right * cosine + down * sine) / module + Double(dimension) / 2).rounded(.down)
                let row = ((down * cosine - right * sine) / module + Double(dimension) / 2).rounded(.down)
                guard column >= 0, row >= 0, Int(column) < dimension, Int(row) < dimension else { continue }
                let (i, j) = isMirrored ? (Int(column), Int(row)) : (Int(row), Int(column))
                if dark[i * dimension + j] { pixels[y * width + x] = ink }
            }
        }
        return pixels
    }

    static let width = 400
    static let height = 300
}
