internal import Kernel
internal import Web

/// Words of the pages about imports.
enum ImportText {
    /// What a kind of file is called; the composition has the words of all kinds.
    static func kind(_ name: String, _ messages: Messages) -> String {
        let key = "imports.kind.\(name)"
        return messages.catalogue.has(key) ? messages.text(key) : name
    }

    static func time(_ instant: Instant) -> String {
        "\(instant.clockTime) \(instant.businessDay.printed)"
    }
}

/// How many rows met which fate, printed.
struct ImportCounts: Sendable {
    let taken: String
    let updated: String
    let alreadyThere: String
    let rejected: String
    let refused: String
    let hasRefused: Bool
    let hasRejects: Bool

    init(_ counts: ImportSummary) {
        taken = Digits.grouped(Int64(counts.taken))
        updated = Digits.grouped(Int64(counts.updated))
        alreadyThere = Digits.grouped(Int64(counts.alreadyThere))
        rejected = Digits.grouped(Int64(counts.rejected))
        refused = Digits.grouped(Int64(counts.refused))
        hasRefused = counts.refused > 0
        hasRejects = counts.hasRejects
    }

    static let sample = ImportCounts(
        ImportSummary(taken: 1, updated: 1, alreadyThere: 1, rejected: 1, refused: 1))
}
