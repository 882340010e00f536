internal import Kernel
internal import Web

/// The form that asks for a register as a file.
struct ExportsPage: Page {
    static let template = "imports/exports"
    static let path = LocalPath("/exports")

    let trouble: Trouble?
    let kind: SelectField
    let format: SelectField

    init(_ kinds: [any ExportKind], _ messages: Messages, form: Form = Form(), trouble: Trouble? = nil) {
        self.trouble = trouble
        kind = SelectField(
            "kind", label: messages.text("exports.kind"),
            choices: kinds.map {
                Choice($0.name, label: ImportText.kind($0.name, messages), isSelected: $0.name == form["kind"])
            })
        format = SelectField(
            "format", label: messages.text("exports.format"),
            choices: ["xlsx", "csv"].map {
                Choice($0, label: messages.text("exports.format_\($0)"), isSelected: $0 == form["format"])
            })
    }

    private init() {
        trouble = .sample
        kind = .sample
        format = .sample
    }

    static let sample = ExportsPage()
}
