import CZip
import Glibc

/// Packs parts into a zip archive in memory; the same parts give the same bytes, on every day and in every zone.
enum ZipOutput {
    struct Part {
        let name: String
        let bytes: [UInt8]

        init(_ name: String, _ text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Throws `UnwritableFile` (`zip`).
    static func archive(_ parts: [Part]) throws -> [UInt8] {
        var error = zip_error_t()
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw fault(error) }
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else { throw fault(error) }
        // The archive gives its hold on the target up when it is closed; this one stays for reading.
        zip_source_keep(target)
        do {
            for part in parts { try add(part, to: archive) }
            guard zip_close(archive) == 0 else { throw fault(archive) }
        } catch {
            zip_discard(archive)
            throw error
        }
        return try bytes(of: target)
    }

    private static func add(_ part: Part, to archive: OpaquePointer) throws {
        // The library reads the bytes only when the archive is closed, and frees them itself.
        guard let copy = malloc(max(part.bytes.count, 1)) else { throw UnwritableFile(.zip, detail: Int(ENOMEM)) }
        part.bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, $0.count) } }
        guard let source = zip_source_buffer(archive, copy, zip_uint64_t(part.bytes.count), 1) else {
            free(copy)
            throw fault(archive)
        }
        let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw fault(archive)
        }
        // 1 January 1980: the first day that the format knows. A time of the clock would depend on the machine's zone.
        let firstDay: zip_uint16_t = 0x21
        guard zip_file_set_dostime(archive, zip_uint64_t(index), 0, firstDay, 0) == 0 else { throw fault(archive) }
    }

    private static func bytes(of source: OpaquePointer) throws -> [UInt8] {
        var status = zip_stat_t()
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw UnwritableFile(.zip, detail: Int(ZIP_ER_READ))
        }
        defer { zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(clamping: status.size))
        let count = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t($0.count)) }
        guard count == bytes.count else { throw UnwritableFile(.zip, detail: Int(ZIP_ER_READ)) }
        return bytes
    }

    private static func fault(_ error: zip_error_t) -> UnwritableFile {
        UnwritableFile(.zip, detail: Int(error.zip_err))
    }

    private static func fault(_ archive: OpaquePointer) -> UnwritableFile {
        UnwritableFile(.zip, detail: Int(zip_error_code_zip(zip_get_error(archive))))
    }
}
