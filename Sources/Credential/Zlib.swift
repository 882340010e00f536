internal import CZlib

/// zlib (RFC 1950), for status lists.
package enum Zlib {
    package enum Fault: Error, Equatable {
        /// No zlib stream, a broken one, or one with bytes behind it.
        case unreadable
        /// More comes out than was allowed.
        case tooLong
        case outOfMemory
    }

    /// Bytes unpacked at a time.
    private static let piece = 1 << 16

    package static func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
        var count = compressBound(uLong(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(count))
        guard compress2(&packed, &count, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else {
            throw Fault.outOfMemory
        }
        return [UInt8](packed[..<Int(count)])
    }

    /// - Parameter limit: how many bytes may come out; no more memory than that and a piece is taken.
    package static func uncompressed(_ bytes: [UInt8], limit: Int) throws -> [UInt8] {
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Fault.outOfMemory
        }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var input = bytes
        return try input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            var buffer = [UInt8](repeating: 0, count: piece)
            while true {
                let state = buffer.withUnsafeMutableBufferPointer { buffer in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                let fresh = piece - Int(stream.avail_out)
                guard output.count + fresh <= limit else { throw Fault.tooLong }
                output += buffer[..<fresh]
                if state == Z_STREAM_END { break }
                guard state == Z_OK, fresh > 0 || stream.avail_in > 0 else { throw Fault.unreadable }
            }
            guard stream.avail_in == 0 else { throw Fault.unreadable }
            return output
        }
    }
}
