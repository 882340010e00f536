internal import Foundation
package import Imports
package import Storage

/// What a kind hands out as a file.
package enum TestExport {
    package static func text(_ kind: any ExportKind, on store: Store) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try await Exporter(kind).run(path: file.path, on: store)
        return try String(contentsOf: file, encoding: .utf8)
    }
}
