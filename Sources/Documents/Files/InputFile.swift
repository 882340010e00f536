import Glibc

/// A file open for reading from its start to its end.
final class InputFile {
    /// Bytes that `firstBytes` looks at.
    static let firstBytesCount = 256

    /// Size in bytes when it was opened; 0 for a pipe.
    let size: Int

    /// Bytes handed out so far.
    private(set) var bytesRead = 0

    private let descriptor: Int32

    /// Bytes that were looked at and are not yet handed out: a pipe cannot be read twice.
    private var waiting: [UInt8] = []

    /// Opens the file; throws `UnreadableFile` (`notFound`, `notReadable`).
    init(path: String) throws {
        // A NUL byte would end the name early, and another file would be opened.
        guard !path.utf8.contains(0) else { throw UnreadableFile(.notFound) }
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw UnreadableFile(errno == ENOENT || errno == ENOTDIR ? .notFound : .notReadable)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw UnreadableFile(.notReadable)
        }
        size = Int(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// The start of the file, without taking it.
    func firstBytes() throws -> [UInt8] {
        guard bytesRead == 0 else { return [] }
        while waiting.count < Self.firstBytesCount {
            var piece = [UInt8](repeating: 0, count: Self.firstBytesCount - waiting.count)
            let count = try piece.withUnsafeMutableBytes { try readFromDisk(into: $0) }
            guard count > 0 else { break }
            waiting.append(contentsOf: piece[..<count])
        }
        return waiting
    }

    /// Fills the front of the room and returns the number of bytes; 0 only at the end of the file.
    func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
        let count: Int
        if waiting.isEmpty {
            count = try readFromDisk(into: room)
        } else {
            count = min(waiting.count, room.count)
            room.copyBytes(from: waiting[..<count])
            waiting.removeFirst(count)
        }
        bytesRead += count
        return count
    }

    private func readFromDisk(into room: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(descriptor, room.baseAddress, room.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw UnreadableFile(.notReadable) }
        }
    }
}
