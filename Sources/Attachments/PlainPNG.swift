/// A PNG with its picture and nothing else: no text, no time, no place (W3C PNG, third edition).
struct PlainPNG {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Chunks that decide what the picture looks like.
    private static let needed: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
    ]

    let bytes: [UInt8]

    /// Throws `DamagedPicture` for what has no picture or no end.
    init(_ original: [UInt8]) throws {
        var result = PlainPNG.signature
        result.reserveCapacity(original.count)
        var (place, hasPicture) = (PlainPNG.signature.count, false)
        var orientation: UInt8?
        var name = ""
        while name != "IEND" {
            guard place + 12 <= original.count else { throw DamagedPicture() }
            let length = original[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard length <= original.count - place - 12 else { throw DamagedPicture() }
            name = String(decoding: original[(place + 4)..<(place + 8)], as: UTF8.self)
            guard place > PlainPNG.signature.count || name == "IHDR" else { throw DamagedPicture() }
            hasPicture = hasPicture || name == "IDAT"
            if name == "eXIf" { orientation = PhotoOrientation.read(original[(place + 8)..<(place + 8 + length)]) }
            if name == "IEND", let orientation, orientation != PhotoOrientation.upright {
                result += PlainPNG.chunk("eXIf", PhotoOrientation.tiff(orientation))
            }
            if PlainPNG.needed.contains(name) { result += original[place..<(place + 12 + length)] }
            place += 12 + length
        }
        guard hasPicture else { throw DamagedPicture() }
        bytes = result
    }

    static func chunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + payload
        return big(UInt32(payload.count)) + body + big(checksum(body))
    }

    private static func big(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// CRC-32 of ISO 3309, bit by bit: it is made of a few bytes only.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
        }
    }
}
