import Glibc

/// A file open for writing from its start.
final class OutputFile {
    private var descriptor: Int32

    /// Creates the file or empties it; throws `UnwritableFile`.
    init(path: String) throws {
        guard !path.utf8.contains(0) else { throw UnwritableFile(.system, detail: Int(ENOENT)) }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw UnwritableFile(.system, detail: Int(errno)) }
    }

    deinit {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
    }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    throw UnwritableFile(.system, detail: Int(errno))
                }
            }
        }
    }

    /// Closes; a full disk may show only now.
    func close() throws {
        guard descriptor >= 0 else { return }
        let result = Glibc.close(descriptor)
        descriptor = -1
        guard result == 0 else { throw UnwritableFile(.system, detail: Int(errno)) }
    }
}
