import CZip

/// One part of a zip archive, unpacked piece by piece.
final class ZipPart {
    /// What the directory says, for progress only: it may lie.
    let statedSizeBytes: Int

    /// Bytes unpacked so far.
    private(set) var bytesRead = 0

    /// Held because the library closes the parts with their archive.
    private let archive: ZipArchive
    private let file: OpaquePointer

    init(of archive: ZipArchive, file: OpaquePointer, statedSizeBytes: Int) {
        self.archive = archive
        self.file = file
        self.statedSizeBytes = statedSizeBytes
    }

    deinit {
        zip_fclose(file)
    }

    /// Fills the front of the room and returns the number of bytes; 0 only at the end.
    ///
    /// Throws `UnreadableFile`: `badWorkbook` for broken data or a wrong checksum, `workbookTooLarge` for a bomb.
    func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = Int(zip_fread(file, room.baseAddress, zip_uint64_t(room.count)))
        guard count >= 0 else { throw UnreadableFile(.badWorkbook) }
        bytesRead += count
        try archive.spend(count)
        return count
    }
}
