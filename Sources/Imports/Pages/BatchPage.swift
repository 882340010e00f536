internal import Kernel
internal import Web

/// One import of the log: its counts, the rows that were not taken, and the button that takes it back.
struct BatchPage: Page {
    static let template = "imports/batch"

    let trouble: Trouble?
    let path: String
    let number: Int64
    let kind: String
    let fileName: String
    let person: String
    let time: String
    let updates: Bool
    let isRunning: Bool
    let counts: ImportCounts
    let takenBack: String?
    let canBeTakenBack: Bool
    let rows: [RejectedRow]
    let keepsRejects: Bool
    let pages: PageLinks

    init(
        _ batch: ImportBatch, _ rows: [RejectedRow], _ paging: Paging, canBeTakenBack: Bool, _ messages: Messages,
        trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        path = LocalPath("/imports/\(batch.number)").text
        number = batch.number
        kind = ImportText.kind(batch.kind, messages)
        fileName = batch.fileName
        person = batch.actorName
        time = ImportText.time(batch.startedAt)
        updates = batch.updates
        isRunning = batch.endedAt == nil
        counts = ImportCounts(batch.counts)
        takenBack = batch.takenBackAt.map { at in
            messages.text(
                "imports.taken_back", ["time": ImportText.time(at), "person": batch.takenBackBy ?? ""])
        }
        self.canBeTakenBack = canBeTakenBack
        self.rows = Array(rows.prefix(paging.size))
        keepsRejects = batch.keepsRejects
        pages = paging.links(on: LocalPath("/imports/\(batch.number)"), hasMore: rows.count > paging.size)
    }

    private init() {
        trouble = .sample
        path = "/imports/1"
        number = 1
        kind = "Members"
        fileName = "a.csv"
        person = "an"
        time = "08:00 01/01/2027"
        updates = true
        isRunning = true
        counts = .sample
        takenBack = "Taken back."
        canBeTakenBack = true
        rows = [RejectedRow(row: "2", column: "a", code: "bad_value", message: "Wrong.")]
        keepsRejects = true
        pages = .sample
    }

    static let sample = BatchPage()
}
