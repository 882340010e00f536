internal import Kernel
internal import Web

/// The log of imports, the newest first, and the form that sends a file.
struct ImportsPage: Page {
    static let template = "imports/imports"
    static let path = LocalPath("/imports")

    struct Line: Sendable {
        let path: String
        let number: Int64
        let time: String
        let person: String
        let kind: String
        let fileName: String
        let counts: ImportCounts
        let isRunning: Bool
        let isTakenBack: Bool
    }

    let trouble: Trouble?
    let kind: SelectField
    let fileError: String?
    let limits: String
    let updates: Bool
    let batches: [Line]
    let pages: PageLinks

    init(
        _ batches: [ImportBatch], kinds: [any ImportKind], _ paging: Paging, _ messages: Messages, form: Form = Form(),
        trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        kind = SelectField(
            "kind", label: messages.text("imports.kind"),
            choices: kinds.map { kind in
                Choice(
                    kind.name, label: ImportText.kind(kind.name, messages), isSelected: kind.name == form["kind"])
            },
            error: trouble?.error(for: "kind"))
        fileError = trouble?.error(for: "file")
        limits = messages.text(
            "imports.limits",
            [
                "megabytes": Digits.grouped(Int64(ImportDesk.mostBytes >> 20)),
                "rows": Digits.grouped(Int64(ImportDesk.mostRows)),
            ])
        updates = form.has("updates")
        self.batches = batches.prefix(paging.size).map { batch in
            Line(
                path: LocalPath("/imports/\(batch.number)").text, number: batch.number,
                time: ImportText.time(batch.startedAt), person: batch.actorName,
                kind: ImportText.kind(batch.kind, messages), fileName: batch.fileName,
                counts: ImportCounts(batch.counts), isRunning: batch.endedAt == nil,
                isTakenBack: batch.takenBackAt != nil)
        }
        pages = paging.links(on: ImportsPage.path, hasMore: batches.count > paging.size)
    }

    private init() {
        trouble = .sample
        kind = .sample
        fileError = "An error."
        limits = "At most 8 MB."
        updates = true
        batches = [
            Line(
                path: "/imports/1", number: 1, time: "08:00 01/01/2027", person: "an", kind: "Members",
                fileName: "a.csv", counts: .sample, isRunning: true, isTakenBack: true)
        ]
        pages = .sample
    }

    static let sample = ImportsPage()
}
