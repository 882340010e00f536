/// Which side of a photo is up: the one thing of what a camera writes that a picture needs (Exif 2.3, tag 274).
enum PhotoOrientation {
    static let upright: UInt8 = 1
    private static let tag = 0x0112

    /// Reads it from the TIFF structure that JPEG and PNG hold; nil where it is missing or cannot be read.
    static func read(_ tiff: ArraySlice<UInt8>) -> UInt8? {
        let bytes = Array(tiff)
        let isLittle = bytes.starts(with: Array("II".utf8))
        guard isLittle || bytes.starts(with: Array("MM".utf8)), number(bytes, 2, 2, isLittle) == 42,
            let directory = number(bytes, 4, 4, isLittle), let count = number(bytes, directory, 2, isLittle)
        else { return nil }
        for index in 0..<min(count, 200) {
            let entry = directory + 2 + index * 12
            guard let found = number(bytes, entry, 2, isLittle) else { return nil }
            guard found == tag else { continue }
            let value = number(bytes, entry + 8, 2, isLittle) ?? 0
            return (1...8).contains(value) ? UInt8(value) : nil
        }
        return nil
    }

    /// A TIFF structure that says this and nothing more.
    static func tiff(_ orientation: UInt8) -> [UInt8] {
        Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ width: Int, _ isLittle: Bool) -> Int? {
        guard place >= 0, place <= bytes.count - width else { return nil }
        let part = bytes[place..<(place + width)]
        return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
}
