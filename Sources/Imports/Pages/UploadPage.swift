internal import Kernel
internal import Web

/// What would become of a file's rows, and the button that takes them.
struct UploadPage: Page {
    static let template = "imports/upload"

    let path: String
    let kind: String
    let fileName: String
    let updates: Bool
    let counts: ImportCounts
    let unknownColumns: String?
    /// False when there is nothing to take.
    let canBeTaken: Bool
    let rows: [RejectedRow]
    let pages: PageLinks

    init(_ upload: ImportUpload, _ rows: [RejectedRow], _ paging: Paging, _ messages: Messages) {
        path = LocalPath("/imports/files/\(upload.id)").text
        kind = ImportText.kind(upload.kind, messages)
        fileName = upload.fileName
        updates = upload.updates
        counts = ImportCounts(upload.counts)
        let unknown = upload.counts.unknownColumns.prefix(20).joined(separator: ", ")
        unknownColumns = unknown.isEmpty ? nil : messages.text("imports.unknown_columns", ["columns": unknown])
        canBeTaken = upload.counts.taken + upload.counts.updated + upload.counts.refused > 0
        self.rows = Array(rows.prefix(paging.size))
        pages = paging.links(on: LocalPath("/imports/files/\(upload.id)"), hasMore: rows.count > paging.size)
    }

    private init() {
        path = "/imports/files/1"
        kind = "Members"
        fileName = "a.csv"
        updates = true
        counts = .sample
        unknownColumns = "Left out: x."
        canBeTaken = true
        rows = [RejectedRow(row: "2", column: "a", code: "bad_value", message: "Wrong.")]
        pages = .sample
    }

    static let sample = UploadPage()
}
