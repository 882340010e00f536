/// Looks for a run of bytes in another.
enum ByteSearch {
    /// The distance from the beginning, or nil.
    static func firstIndex(of needle: [UInt8], in view: some RandomAccessCollection<UInt8>) -> Int? {
        view.withContiguousStorageIfAvailable { search(needle, in: $0) }
            ?? Array(view).withUnsafeBufferPointer {
                search(needle, in: $0)
            }
    }

    private static func search(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var start = 0
        while start <= bytes.count - needle.count {
            guard let found = bytes[start...].firstIndex(of: first), found <= bytes.count - needle.count else {
                return nil
            }
            if bytes[found..<(found + needle.count)].elementsEqual(needle) { return found }
            start = found + 1
        }
        return nil
    }
}
