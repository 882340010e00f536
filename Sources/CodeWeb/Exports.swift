// The reader of QR codes for a browser: Embedded Swift, compiled together with CodeReader by bin/build-wasm.

/// What the exported functions work on: the room for a picture, and the text that was read in it.
struct Lens {
    private(set) var pixels = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    private(set) var text = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    private var (width, height) = (0, 0)

    /// False when a picture has not these sides.
    mutating func makeRoom(_ width: Int, _ height: Int) -> Bool {
        let sides = GreyPicture.leastSide...GreyPicture.mostSide
        guard sides.contains(width), sides.contains(height) else { return false }
        if width * height != self.width * self.height {
            pixels.deallocate()
            pixels = UnsafeMutablePointer<UInt8>.allocate(capacity: width * height)
        }
        (self.width, self.height) = (width, height)
        return true
    }

    mutating func read() -> Int32 {
        let bytes = [UInt8](UnsafeBufferPointer(start: pixels, count: width * height))
        guard let picture = GreyPicture(width: width, height: height, pixels: bytes),
            let found = CodeReader.text(in: picture)
        else { return -1 }
        text.deallocate()
        text = UnsafeMutablePointer<UInt8>.allocate(capacity: max(found.count, 1))
        for (place, byte) in found.enumerated() { text[place] = byte }
        return Int32(found.count)
    }
}

/// A lens, which every other function takes first; a page needs one.
@_expose(wasm, "lens_make")
@_cdecl("lens_make")
func makeLens() -> UnsafeMutableRawPointer {
    let lens = UnsafeMutablePointer<Lens>.allocate(capacity: 1)
    lens.initialize(to: Lens())
    return UnsafeMutableRawPointer(lens)
}

/// Room for the grey pixels of a picture, row by row from the top; none when it is too small or too large.
@_expose(wasm, "picture")
@_cdecl("picture")
func picture(_ page: UnsafeMutableRawPointer, _ width: Int32, _ height: Int32) -> UnsafeMutablePointer<UInt8>? {
    let lens = page.assumingMemoryBound(to: Lens.self)
    return lens.pointee.makeRoom(Int(width), Int(height)) ? lens.pointee.pixels : nil
}

/// Looks for a code in the pixels that were given; how many bytes its text has, or -1 when there is none.
@_expose(wasm, "read")
@_cdecl("read")
func read(_ page: UnsafeMutableRawPointer) -> Int32 { page.assumingMemoryBound(to: Lens.self).pointee.read() }

/// The text that was read last, as UTF-8.
@_expose(wasm, "text")
@_cdecl("text")
func text(_ page: UnsafeMutableRawPointer) -> UnsafeMutablePointer<UInt8> {
    page.assumingMemoryBound(to: Lens.self).pointee.text
}
