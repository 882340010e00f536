/// A JPEG with its picture and nothing else: no place, no time, no camera, no second picture behind it
/// (ITU-T T.81, annex B).
struct PlainJPEG {
    let bytes: [UInt8]

    private static let exif = Array("Exif\0\0".utf8)

    /// Throws `DamagedPicture` for what has no picture or no end.
    init(_ original: [UInt8]) throws {
        var reader = SegmentReader(original)
        var kept: [ArraySlice<UInt8>] = []
        var orientation: UInt8?
        var (hasFrame, hasScan) = (false, false)
        while let segment = try reader.next() {
            switch segment.marker {
            case 0xE1:
                // The first one counts; others belong to pictures within the picture.
                if orientation == nil, segment.payload.starts(with: PlainJPEG.exif) {
                    orientation = PhotoOrientation.read(segment.payload.dropFirst(PlainJPEG.exif.count))
                }
            case 0xE0...0xEF where !PlainJPEG.isNeeded(segment): continue
            case 0xFE: continue
            case 0xDA:
                hasScan = true
                kept.append(segment.bytes)
                kept.append(try reader.scan())
            default:
                if PlainJPEG.isFrame(segment.marker) { hasFrame = true }
                kept.append(segment.bytes)
            }
        }
        guard hasFrame, hasScan else { throw DamagedPicture() }
        var result: [UInt8] = [0xFF, 0xD8]
        result.reserveCapacity(original.count)
        if let orientation, orientation != PhotoOrientation.upright {
            let payload = PlainJPEG.exif + PhotoOrientation.tiff(orientation)
            result += [0xFF, 0xE1, 0, UInt8(payload.count + 2)] + payload
        }
        for part in kept { result += part }
        bytes = result + [0xFF, 0xD9]
    }

    /// What decoders need to show the right colours: density, colour profile and Adobe's transform.
    private static func isNeeded(_ segment: SegmentReader.Segment) -> Bool {
        switch segment.marker {
        case 0xE0: segment.payload.starts(with: Array("JFIF\0".utf8)) && segment.payload.count == 14
        case 0xE2: segment.payload.starts(with: Array("ICC_PROFILE\0".utf8))
        case 0xEE: segment.payload.starts(with: Array("Adobe".utf8))
        default: false
        }
    }

    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }
}

/// Walks over the segments of a JPEG up to its end mark.
struct SegmentReader {
    struct Segment {
        let marker: UInt8
        /// With marker and length.
        let bytes: ArraySlice<UInt8>
        let payload: ArraySlice<UInt8>
    }

    private let bytes: [UInt8]
    private var place = 2

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next segment; nil at the end mark, behind which nothing is read.
    mutating func next() throws -> Segment? {
        while true {
            guard place + 1 < bytes.count, bytes[place] == 0xFF else { throw DamagedPicture() }
            let marker = bytes[place + 1]
            switch marker {
            case 0xFF: place += 1
            case 0xD9: return nil
            case 0x01, 0xD0...0xD7: place += 2
            default: return try segment(marker)
            }
        }
    }

    private mutating func segment(_ marker: UInt8) throws -> Segment {
        guard place + 3 < bytes.count else { throw DamagedPicture() }
        let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
        let end = place + 2 + length
        guard length >= 2, end <= bytes.count else { throw DamagedPicture() }
        let segment = Segment(marker: marker, bytes: bytes[place..<end], payload: bytes[(place + 4)..<end])
        place = end
        return segment
    }

    /// The packed picture after the head of a scan, up to the marker that follows it.
    mutating func scan() throws -> ArraySlice<UInt8> {
        let start = place
        let found: Int? = bytes.withUnsafeBufferPointer { bytes in
            var end = start
            while end + 1 < bytes.count {
                // A stuffed zero and the eight restart marks belong to the packed picture.
                if bytes[end] == 0xFF, bytes[end + 1] != 0, !(0xD0...0xD7).contains(bytes[end + 1]) { return end }
                end += bytes[end] == 0xFF ? 2 : 1
            }
            return nil
        }
        guard let found else { throw DamagedPicture() }
        place = found
        return bytes[start..<found]
    }
}
