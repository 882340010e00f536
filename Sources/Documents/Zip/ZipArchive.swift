import CZip

/// A zip archive open for reading; the number of bytes that may come out of it is limited.
///
/// The sizes in its directory are the word of whoever made the file, so bytes are counted as they come out.
final class ZipArchive {
    /// Bytes that any archive may unpack to, however small it is.
    static let leastLimitBytes = 64 << 20

    /// Bytes that no archive may unpack to: about five times a full sheet of sales.
    static let greatestLimitBytes = 2 << 30

    /// Sheets shrink to a tenth or so; more than this many times the file's size is a bomb.
    static let greatestRatio = 200

    private let archive: OpaquePointer
    private var bytesLeft: Int

    /// Opens the archive; throws `UnreadableFile` (`badWorkbook`).
    init(path: String, sizeBytes: Int) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw UnreadableFile(.badWorkbook) }
        self.archive = archive
        let (scaled, overflow) = sizeBytes.multipliedReportingOverflow(by: Self.greatestRatio)
        bytesLeft = overflow ? Self.greatestLimitBytes : min(max(scaled, Self.leastLimitBytes), Self.greatestLimitBytes)
    }

    deinit {
        zip_discard(archive)
    }

    /// Opens a part by its name, whose capitals do not count; nil when there is none.
    func part(_ name: String) throws -> ZipPart? {
        let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw UnreadableFile(.badWorkbook) }
        var status = zip_stat_t()
        let isKnown = zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0
        let statedSize = isKnown && status.valid & UInt64(ZIP_STAT_SIZE) != 0 ? Int(clamping: status.size) : 0
        return ZipPart(of: self, file: file, statedSizeBytes: statedSize)
    }

    /// Takes bytes off what may still come out; throws `workbookTooLarge`.
    func spend(_ count: Int) throws {
        bytesLeft -= count
        guard bytesLeft >= 0 else { throw UnreadableFile(.workbookTooLarge) }
    }
}
