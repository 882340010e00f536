internal import Attachments
internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// The short form with which somebody raises a difficulty.
struct RaisePage: Page {
    static let template = "supervision/raise"
    static let path = LocalPath("/difficulties/new")

    static let fieldsOfRefusals = [
        "difficulty_text_missing": "text", "difficulty_text_too_long": "text", "difficulty_in_future": "arose_on",
        "day_unreadable": "arose_on", "difficulty_agreement_unknown": "agreement",
        "difficulty_point_unknown": "point", "difficulty_partner_unknown": "partner",
        "difficulty_does_not_fit": "agreement", "difficulty_unit_unknown": "answering",
        "difficulty_not_above": "answering", "difficulty_nobody_above": "answering",
        "difficulty_too_many_files": "file", "attachment_empty": "file", "attachment_too_large": "file",
        "attachment_is_program": "file", "attachment_with_program": "file", "attachment_unknown_kind": "file",
        "attachment_damaged": "file",
    ]

    let trouble: Trouble?
    /// Where to go afterwards, for example to the report from which one came.
    let back: String?
    /// Nil when there is one only.
    let raiserChoice: SelectField?
    let raiser: String
    let text: TextArea
    let handling: TextArea
    let aroseOn: Field
    let file: FileField
    let details: [Field]
    let agreement: SelectField
    let level: SelectField
    let isDetailed: Bool

    init(_ ground: RaiseGround, _ form: Form, _ messages: Messages, trouble: Trouble? = nil) {
        self.trouble = trouble
        back = LocalPath(untrusted: form["back"])?.text
        let choices = ground.raisers.map { code, name in
            Choice(code, label: name, isSelected: code == form["raiser"])
        }
        raiserChoice =
            choices.count > 1
            ? SelectField("raiser", label: messages.text("supervision.raiser"), choices: choices) : nil
        raiser = choices.first?.value ?? ""
        text = TextArea(
            "text", label: messages.text("supervision.text"), value: form["text"],
            hint: messages.text("supervision.text_hint"), error: trouble?.error(for: "text"), rows: 5,
            isRequired: true)
        handling = TextArea(
            "handling", label: messages.text("supervision.handling"), value: form["handling"],
            error: trouble?.error(for: "handling"), rows: 3, isOptional: true)
        aroseOn = Field(
            "arose_on", label: messages.text("supervision.arose_on"), type: "date", value: form["arose_on"],
            error: trouble?.error(for: "arose_on"))
        file = FileField(messages, error: trouble?.error(for: "file"), isAgain: trouble != nil, isOptional: true)
        details = RaisePage.details(ground, form, messages, trouble)
        agreement = SelectField(
            "agreement", label: messages.text("supervision.agreement"),
            choices: [Choice("", label: messages.text("supervision.none_chosen"), isSelected: form["agreement"] == "")]
                + ground.agreements.map { Choice($0.code, label: $0.label, isSelected: $0.code == form["agreement"]) },
            error: trouble?.error(for: "agreement"))
        level = RaisePage.level(form["level"], empty: "supervision.none_chosen", messages)
        let wrong = ["agreement", "point", "partner", "answering"].contains(trouble?.field ?? "")
        isDetailed = wrong || ["agreement", "point", "partner", "answering", "level"].contains { !form[$0].isEmpty }
    }

    private static func details(
        _ ground: RaiseGround, _ form: Form, _ messages: Messages, _ trouble: Trouble?
    ) -> [Field] {
        let names = ground.isPartner ? ["point", "answering"] : ["partner", "point", "answering"]
        return names.map { name in
            Field(
                name, label: messages.text("supervision.\(name)"), value: form[name],
                hint: messages.text("supervision.\(name)_hint"), error: trouble?.error(for: name), isRequired: false)
        }
    }

    static func level(_ selected: String, empty: String, _ messages: Messages) -> SelectField {
        SelectField(
            "level", label: messages.text("supervision.level"),
            choices: [Choice("", label: messages.text(empty), isSelected: selected.isEmpty)]
                + AgreementLevel.allCases.map { level in
                    Choice(
                        level.rawValue, label: messages.text("supervision.level.\(level.rawValue)"),
                        isSelected: level.rawValue == selected)
                })
    }

    private init() {
        trouble = .sample
        back = "/obligations/1"
        raiserChoice = .sample
        raiser = "VN-01"
        text = .sample
        handling = .sample
        aroseOn = .sample
        file = .sample
        details = [.sample]
        agreement = .sample
        level = .sample
        isDetailed = true
    }

    static let sample = RaisePage()
}

/// The field for photos and papers.
struct FileField: Sendable {
    let label: String
    let hint: String
    let error: String?
    /// What browsers let people choose.
    let accepted: String
    /// Browsers forget chosen files when a form comes back.
    let isAgain: Bool
    let isOptional: Bool

    init(_ messages: Messages, error: String? = nil, isAgain: Bool = false, isOptional: Bool = false) {
        label = messages.text("supervision.file")
        hint = messages.text(
            "supervision.file_hint",
            ["count": String(DifficultyFile.most), "limit": String(CheckedFile.mostBytes >> 20)])
        self.error = error
        accepted = AttachmentKind.accepted
        self.isAgain = isAgain
        self.isOptional = isOptional
    }

    private init() {
        label = "Photos"
        hint = "JPEG or PNG."
        error = "Too large."
        accepted = AttachmentKind.accepted
        isAgain = true
        isOptional = true
    }

    static let sample = FileField()
}
