/// Pictures as telephones make them, with everything in them that nobody should get.
package enum PictureFixture {
    /// What must not be left of any picture.
    package static let secrets = ["21.0285N", "Secret camera", "Photoshop secret", "A comment", "behind the end"]

    /// A JPEG on its side, with the place in its Exif, a colour profile, a comment and something behind its end.
    ///
    /// It has all the parts of a picture and no picture that could be looked at.
    package static func jpeg(orientation: UInt8? = 6, isLittle: Bool = false) -> [UInt8] {
        [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 72, 0, 72, 0, 0])
            + (orientation.map { segment(0xE1, Array("Exif\0\0".utf8) + tiff($0, isLittle: isLittle)) } ?? [])
            + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x>21.0285N</x>".utf8))
            + segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7, 7])
            + segment(0xED, Array("Photoshop secret".utf8)) + segment(0xFE, Array("A comment".utf8))
            + picture + [0xFF, 0xD9] + Array("behind the end 21.0285N".utf8)
    }

    /// The parts of a picture: tables, frame, scan, and packed data with a stuffed byte and a restart mark.
    package static let picture =
        segment(0xDB, [UInt8](repeating: 1, count: 65)) + segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0])
        + segment(0xC4, [UInt8](repeating: 0, count: 17)) + segment(0xDA, [1, 1, 0, 0, 63, 0])
        + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

    /// A PNG of one grey dot, turned by its Exif, with texts.
    package static func png(orientation: UInt8? = 3) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0], [0x3A, 0x7E, 0x9B, 0x55])
            + chunk("tEXt", Array("Comment\0A comment".utf8)) + chunk("iTXt", Array("Place\0\0\0\0\021.0285N".utf8))
            + (orientation.map { chunk("eXIf", tiff($0, isLittle: true)) } ?? [])
            + chunk("IDAT", [0x78, 0x9C, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81], [0x77, 0xCD, 0x72, 0xB6])
            + chunk("tIME", Array("Secret camera".utf8)) + chunk("IEND", [], [0xAE, 0x42, 0x60, 0x82])
            + Array("behind the end".utf8)
    }

    /// Exif with an orientation, a camera and a place.
    private static func tiff(_ orientation: UInt8, isLittle: Bool) -> [UInt8] {
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            let big = (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
            return isLittle ? big.reversed() : big
        }
        func entry(_ tag: Int, _ kind: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            number(tag, 2) + number(kind, 2) + number(count, 4) + value
        }
        return Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(3, 2)
            + entry(0x010F, 2, 14, number(50, 4))
            + entry(0x0112, 3, 1, number(Int(orientation), 2) + [0, 0]) + entry(0x8825, 4, 1, number(64, 4))
            + number(0, 4) + Array("Secret camera\0".utf8) + Array("21.0285N 105.8542E".utf8)
    }

    package static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let length = payload.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + payload
    }

    private static func chunk(_ name: String, _ payload: [UInt8], _ checksum: [UInt8] = [0, 0, 0, 0]) -> [UInt8] {
        [0, 0, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)] + Array(name.utf8) + payload + checksum
    }
}
