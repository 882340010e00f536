import Documents
import Foundation

/// A folder for the files of one test; it goes away with the value.
final class Scratch {
    private let folder: URL

    var folderPath: String { folder.path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String) -> String {
        folder.appending(path: name).path
    }

    /// Writes a file and returns its path.
    func file(_ bytes: some Sequence<UInt8>, name: String = "input") throws -> String {
        let path = path(name)
        try Data(Array(bytes)).write(to: URL(filePath: path))
        return path
    }

    func bytes(of name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: path(name))))
    }

    /// All records of a file with these bytes.
    func rows(_ bytes: some Sequence<UInt8>) throws -> [RawRow] {
        try rows(at: file(bytes))
    }

    /// All records of the file at the path.
    func rows(at path: String) throws -> [RawRow] {
        let source = try TabularFile.open(path: path)
        var rows: [RawRow] = []
        while let row = try source.next() { rows.append(row) }
        return rows
    }

    /// Why a file with these bytes cannot be read; nil when it can.
    func refusal(_ bytes: some Sequence<UInt8>) throws -> UnreadableFile.Reason? {
        try refusal(at: file(bytes))
    }

    /// Why the file at the path cannot be read; nil when it can.
    func refusal(at path: String) throws -> UnreadableFile.Reason? {
        do {
            _ = try rows(at: path)
            return nil
        } catch let error as UnreadableFile {
            return error.reason
        }
    }
}
