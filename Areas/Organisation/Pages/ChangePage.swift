internal import Kernel
internal import Web

/// The form of an event and, when it is filled, the preview with the button that makes it so.
struct ChangePage: Page {
    static let template = "organisation/change"
    static let path = LocalPath("/unit-changes/new")

    struct Kind: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    let trouble: Trouble?
    let title: String
    let lead: String
    let kind: String
    let kinds: [Kind]
    let fields: [Field]
    let unitKind: SelectField?
    let preview: ChangePreviewPart?

    /// Which field each refusal is about.
    static let fieldsOfRefusals = [
        "change_day_unreadable": "day", "change_unit_missing": "from", "change_one_unit": "from",
        "change_target_missing": "to", "change_successors_missing": "to", "change_shares_unreadable": "shares",
        "change_shares_not_whole": "shares", "change_name_missing": "name", "change_name_unusable": "name",
        "change_unit_kind_missing": "unit_kind", "change_code_bad": "from", "change_code_taken": "from",
        "change_division_unknown": "division", "change_too_many_units": "from", "change_loop": "to",
        "change_target_not_there": "to", "change_not_there": "from", "change_second_parent": "from",
        "change_shares": "shares",
    ]

    static let kinds: [UnitChange.Kind] = [.merge, .split, .rename, .move, .close, .open]

    init(
        _ kind: UnitChange.Kind, _ value: (String) -> String, trouble: Trouble?, preview: ChangePreview?,
        _ messages: Messages
    ) {
        self.trouble = trouble
        self.kind = kind.rawValue
        title = messages.text("unit_deed.\(kind.rawValue)")
        lead = messages.text("unit_changes.lead_\(kind.rawValue)")
        kinds = ChangePage.kinds.map { other in
            Kind(
                label: messages.text("unit_deed.\(other.rawValue)"),
                path: ChangePage.path.with("kind", other.rawValue).text, isCurrent: other == kind)
        }
        fields = ChangePage.names(kind).map { name in
            ChangePage.field(name, kind, value(name), trouble, messages)
        }
        unitKind =
            kind == .open
            ? SelectField(
                "unit_kind", label: messages.text("units.kind"),
                choices: UnitKind.allCases.filter { $0 != .confederation }.map { unitKind in
                    Choice(
                        unitKind.rawValue, label: messages.text("unit_kind.\(unitKind.rawValue)"),
                        isSelected: unitKind.rawValue == value("unit_kind"))
                }, error: trouble?.error(for: "unit_kind")) : nil
        self.preview = preview.map { ChangePreviewPart($0, value, messages) }
    }

    /// The fields of a kind of event, in their order; the same names in the form, the address and the confirmation.
    static func names(_ kind: UnitChange.Kind) -> [String] {
        switch kind {
        case .merge, .move: ["day", "from", "to"]
        case .split: ["day", "from", "to", "shares"]
        case .rename: ["day", "from", "name"]
        case .close: ["day", "from"]
        case .open: ["day", "from", "name", "to", "division"]
        }
    }

    private static func field(
        _ name: String, _ kind: UnitChange.Kind, _ value: String, _ trouble: Trouble?, _ messages: Messages
    ) -> Field {
        let key = "unit_changes.field_\(name)"
        let special = "\(key)_\(kind.rawValue)"
        let hint = "unit_changes.hint_\(name)"
        let specialHint = "\(hint)_\(kind.rawValue)"
        let has = messages.catalogue.has
        return Field(
            name, label: messages.text(has(special) ? special : key), type: name == "day" ? "date" : "text",
            value: value, hint: has(specialHint) ? messages.text(specialHint) : has(hint) ? messages.text(hint) : nil,
            error: trouble?.error(for: name), isRequired: name != "shares" && name != "division")
    }

    private init() {
        trouble = .sample
        title = "Merge"
        lead = "Units that become one."
        kind = "merge"
        kinds = [Kind(label: "Merge", path: "/unit-changes/new", isCurrent: true)]
        fields = [.sample]
        unitKind = .sample
        preview = .sample
    }

    static let sample = ChangePage()
}
