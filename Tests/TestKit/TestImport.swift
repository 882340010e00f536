internal import Documents
internal import Foundation
package import Imports
package import Kernel
package import Storage

/// A text sent through the importer as a file would be, and what became of its rows.
package struct TestImport: Sendable {
    package let summary: ImportSummary
    /// `row column message-key` of each row that was not taken, the key without its `reject.`.
    package let rejects: [String]
    /// The rejects file as it stands on the disk.
    package let rejectsText: String

    @discardableResult
    package init(
        _ kind: any ImportKind, _ text: String, updates: Bool = false, isDryRun: Bool = false,
        as actor: Actor = .commandLine, fileName: String? = nil, on store: Store
    ) async throws {
        try await self.init(
            kind, bytes: Array(text.utf8), updates: updates, isDryRun: isDryRun, as: actor, fileName: fileName,
            on: store)
    }

    package init(
        _ kind: any ImportKind, bytes: [UInt8], updates: Bool = false, isDryRun: Bool = false,
        as actor: Actor = .commandLine, fileName: String? = nil, sentence: Importer.Sentence? = nil, on store: Store
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "input")
        let output = folder.appending(path: "rejects.csv")
        try Data(bytes).write(to: input)
        var options = Importer.Options()
        options.isDryRun = isDryRun
        options.fileName = fileName
        options.rejectsPath = output.path
        if let sentence { options.sentence = sentence }
        summary = try await Importer(kind, options: options)
            .run(path: input.path, run: ImportRun(actor: actor, updates: updates), on: store)
        rejectsText = try String(contentsOf: output, encoding: .utf8)
        rejects = try TestImport.records(output.path).dropFirst().map { cells in
            let tail = cells.suffix(4).map { $0 }
            return "\(tail[0]) \(tail[1]) \(tail[3].replacing("reject.", with: ""))"
        }
    }

    /// How many rows met which fate, for example `2 taken, 1 rejected`.
    package var tally: String {
        [
            (summary.taken, "taken"), (summary.updated, "updated"), (summary.alreadyThere, "already there"),
            (summary.rejected, "rejected"), (summary.refused, "refused"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private static func records(_ path: String) throws -> [[String]] {
        let source = try TabularFile.open(path: path)
        var records: [[String]] = []
        while let row = try source.next() { records.append(row.cells) }
        return records
    }
}
