/// For each point of a picture the sum of all pixels above and to its left: the mean of any box costs four looks.
struct SummedPicture {
    let width: Int
    let height: Int
    private let sums: [Int32]

    init(_ picture: GreyPicture) {
        (width, height) = (picture.width, picture.height)
        let stride = picture.width + 1
        var sums = [Int32](repeating: 0, count: stride * (picture.height + 1))
        for y in 0..<picture.height {
            var row: Int32 = 0
            for x in 0..<picture.width {
                row += Int32(picture.pixels[y * picture.width + x])
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row
            }
        }
        self.sums = sums
    }

    /// The sum over the pixels from `left` and `top` up to before `right` and `bottom`, all inside the picture.
    func sum(left: Int, top: Int, right: Int, bottom: Int) -> Int {
        let (above, below) = (top * (width + 1), bottom * (width + 1))
        return Int(sums[below + right] - sums[below + left] - sums[above + right] + sums[above + left])
    }

    /// The mean of a square around a point, borders of pixels cut where they are cut.
    ///
    /// A point outside the picture is taken for the nearest one inside.
    func mean(around point: Point, side: Double) -> Double {
        let half = side / 2
        let x = held(point.x, half, Double(width) - half)
        let y = held(point.y, half, Double(height) - half)
        let (left, right) = (Cut(x - half, width), Cut(x + half, width))
        let (top, bottom) = (Cut(y - half, height), Cut(y + half, height))
        let lower = between(right, bottom) - between(left, bottom)
        let upper = between(right, top) - between(left, top)
        return (lower - upper) / (side * side)
    }

    /// A place along one side: the pixel it cuts and how much of it lies before the cut.
    private struct Cut {
        let pixel: Int
        let part: Double

        init(_ place: Double, _ length: Int) {
            pixel = min(max(Int(place), 0), length - 1)
            part = place - Double(pixel)
        }
    }

    private func between(_ x: Cut, _ y: Cut) -> Double {
        let place = y.pixel * (width + 1) + x.pixel
        let (a, b) = (Double(sums[place]), Double(sums[place + 1]))
        let (c, d) = (Double(sums[place + width + 1]), Double(sums[place + width + 2]))
        let upper = a + (b - a) * x.part
        return upper + (c + (d - c) * x.part - upper) * y.part
    }

    /// The nearest value within the limits; the lower one for what is no number.
    private func held(_ value: Double, _ least: Double, _ most: Double) -> Double {
        guard value > least else { return least }
        return value < most ? value : most
    }
}
