internal import Attachments
internal import Kernel
internal import Web

/// A cell of a report's page that holds a file: to send one, or to look at it.
struct ReportFileView: Sendable {
    let id: String
    let label: String
    /// What is there; nil for nothing.
    let name: String?
    /// Where it is looked at; nil for what is not stored with the report.
    let path: String?
    /// Nil for those who only read.
    let entry: Entry?

    struct Entry: Sendable {
        let field: String
        let accepted: String
        let dropField: String
        let keptField: String
        /// A file that came with the page and is not stored with the report yet.
        let kept: String?
    }

    init(_ cell: FormCell, _ look: ReportLook, label: String) {
        let (file, stored) = (look.content.files[cell.name], look.obligation.content.files[cell.name])
        id = TypedReport.field(cell.name)
        self.label = label
        name = file?.name
        path =
            file == nil || file != stored
            ? nil : LocalPath("/obligations/\(look.obligation.number)/files/\(cell.name)").text
        entry =
            look.mayFill
            ? Entry(
                field: AttachedFile.field(cell.name), accepted: AttachmentKind.accepted,
                dropField: AttachedFile.dropField(cell.name), keptField: AttachedFile.keptField(cell.name),
                kept: file == stored ? nil : file?.kept) : nil
    }

    private init() {
        id = "cell_minutes"
        label = "Minutes"
        name = "minutes.pdf"
        path = "/obligations/1/files/minutes"
        entry = Entry(
            field: "file_minutes", accepted: AttachmentKind.accepted, dropField: "nofile_minutes",
            keptField: "kept_minutes", kept: "0 minutes.pdf")
    }

    static let sample = ReportFileView()
}
