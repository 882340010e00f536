/// A picture in dark and light: a pixel is dark when it is darker than the mean around it.
///
/// ISO/IEC 18004, reference decode algorithm, step 1, takes one threshold for the whole picture; a mean of the
/// surroundings also stands shadows and lamps.
struct BinaryPicture {
    let width: Int
    let height: Int
    private let dark: [Bool]

    /// How a picture is divided.
    struct Manner {
        /// How far from a pixel its own value is averaged: 0 takes the pixel alone.
        let smoothing: Int
        /// The part of the shorter side that the surroundings measure: 8 is an eighth.
        let part: Int
    }

    private static let mostWindow = 255
    private static let leastWindow = 15

    init(_ sums: SummedPicture, _ manner: Manner) {
        (width, height) = (sums.width, sums.height)
        let window = min(width, height) / manner.part
        let reach = min(max(window, BinaryPicture.leastWindow), BinaryPicture.mostWindow) / 2
        var dark = [Bool](repeating: false, count: width * height)
        for y in 0..<height {
            for x in 0..<width {
                let own = BinaryPicture.box(sums, x, y, manner.smoothing)
                let around = BinaryPicture.box(sums, x, y, reach)
                dark[y * width + x] = (own.sum + own.area) * around.area < around.sum * own.area
            }
        }
        self.dark = dark
    }

    @inline(__always)
    private static func box(_ sums: SummedPicture, _ x: Int, _ y: Int, _ reach: Int) -> (sum: Int, area: Int) {
        let (left, right) = (max(x - reach, 0), min(x + reach + 1, sums.width))
        let (top, bottom) = (max(y - reach, 0), min(y + reach + 1, sums.height))
        return (
            sums.sum(left: left, top: top, right: right, bottom: bottom), (right - left) * (bottom - top)
        )
    }

    /// Whether a pixel inside the picture is dark.
    func isDark(_ x: Int, _ y: Int) -> Bool { dark[y * width + x] }

    /// Whether the pixel at a point is dark; nil outside the picture.
    func isDark(at point: Point) -> Bool? {
        guard point.x >= 0, point.y >= 0, point.x < Double(width), point.y < Double(height) else { return nil }
        return dark[Int(point.y) * width + Int(point.x)]
    }
}
