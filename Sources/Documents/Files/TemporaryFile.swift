import Glibc

/// An empty file of its own in the folder for temporary files; it goes away with the value.
final class TemporaryFile {
    let path: String

    /// Throws `UnwritableFile`.
    init() throws {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(folder)/phucloi-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw UnwritableFile(.system, detail: Int(errno)) }
        close(descriptor)
        path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit {
        unlink(path)
    }

    /// Everything that the file holds now.
    func bytes() throws -> [UInt8] {
        let file = try InputFile(path: path)
        var bytes = [UInt8](repeating: 0, count: file.size)
        var count = 0
        while count < bytes.count {
            let added = try bytes.withUnsafeMutableBytes { try file.read(into: .init(rebasing: $0[count...])) }
            guard added > 0 else { break }
            count += added
        }
        return Array(bytes[..<count])
    }
}
