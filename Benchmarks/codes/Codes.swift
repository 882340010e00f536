internal import CodeReader
internal import Foundation

/// Reads QR codes in grey pictures from standard input, for Tests/journeys.
///
/// Each picture has its width and height as two bytes each, the low one first, and then its pixels. A line is printed
/// for each: processor microseconds, a tab, and the text, or nothing.
@main
struct Codes {
    static func main() {
        while let sides = taken(4) {
            let (width, height) = (Int(sides[0]) | Int(sides[1]) << 8, Int(sides[2]) | Int(sides[3]) << 8)
            guard let pixels = taken(width * height) else { return }
            let begin = clock()
            let text = GreyPicture(width: width, height: height, pixels: pixels).flatMap { CodeReader.text(in: $0) }
            let microseconds = Int(clock() - begin) * 1_000_000 / Int(CLOCKS_PER_SEC)
            print("\(microseconds)\t\(String(decoding: text ?? [], as: UTF8.self))")
        }
    }

    private static func taken(_ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = FileHandle.standardInput.readData(ofLength: count - bytes.count)
            if more.isEmpty { return nil }
            bytes += more
        }
        return bytes
    }
}
