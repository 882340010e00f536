internal import Foundation

/// One dated step of the schema: plain SQL that is never changed once it has run anywhere.
package struct Migration: Sendable {
    /// `area/2026-11-22-what`, in whose order the steps of an area run.
    package let name: String
    package let script: String

    package init(name: String, script: String) {
        self.name = name
        self.script = script
    }

    /// The `.sql` files of a folder in the order of their names.
    package static func load(area: String, folder: String) throws -> [Migration] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".sql") }.sorted()
            .map { file in
                Migration(
                    name: "\(area)/\(file.dropLast(4))",
                    script: try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8))
            }
    }

    /// A fingerprint of the script (FNV-1a, 64 bits): tells a changed migration, not a malicious one.
    package var fingerprint: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in script.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 16)
    }
}

/// The database was made by other migrations than this program has.
package struct MigrationMismatch: Error, Sendable {
    package let name: String
    package let reason: String
}
