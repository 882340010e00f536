/// A grey picture: a byte for each pixel, 0 black and 255 white, row by row from the top.
package struct GreyPicture {
    /// Version 1 has 21 modules, so a smaller picture shows no code.
    package static let leastSide = 21
    package static let mostSide = 2_048

    let width: Int
    let height: Int
    let pixels: [UInt8]

    /// Nil when the bytes are not as many as the sides say, or a side is too small or too large.
    package init?(width: Int, height: Int, pixels: [UInt8]) {
        let sides = GreyPicture.leastSide...GreyPicture.mostSide
        guard sides.contains(width), sides.contains(height), pixels.count == width * height else { return nil }
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    private init(_ picture: GreyPicture, pixels: [UInt8]) {
        (width, height, self.pixels) = (picture.width, picture.height, pixels)
    }

    /// The same picture with light for dark, for codes that are printed light on dark.
    var inverted: GreyPicture { GreyPicture(self, pixels: pixels.map { 255 - $0 }) }
}
