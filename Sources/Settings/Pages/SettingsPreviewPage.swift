internal import Web

/// What would change, before it is saved.
struct SettingsPreviewPage: Page {
    static let template = "settings/preview"

    struct Change: Sendable {
        let label: String
        let before: String
        let after: String
    }

    struct Value: Sendable {
        let name: String
        let value: String
    }

    let changes: [Change]
    let hasChanges: Bool
    /// What the form carries on.
    let values: [Value]

    static func changes(
        from before: InstallationSettings, to after: InstallationSettings, _ messages: Messages
    ) -> [Change] {
        zip(before.shown, after.shown).filter { $0.value != $1.value }.map { old, new in
            Change(
                label: messages.text("settings.\(old.field)"), before: said(old.value, old.field, messages),
                after: said(new.value, new.field, messages))
        }
    }

    private static func said(_ value: String, _ field: String, _ messages: Messages) -> String {
        switch field {
        case _ where value.isEmpty: messages.text("settings.own_words")
        case "language": messages.text("settings.language_\(value)")
        case "english": messages.text("settings.english_\(value)")
        case "logo": messages.text("settings.own_logo")
        default: value
        }
    }

    init(_ before: StoredSettings, _ wanted: InstallationSettings, _ messages: Messages) {
        changes = SettingsPreviewPage.changes(from: before.settings, to: wanted, messages)
        hasChanges = !changes.isEmpty
        values =
            wanted.shown.map { Value(name: $0.field, value: $0.value) }
            + [Value(name: "version", value: String(before.version))]
    }

    private init() {
        changes = [Change(label: "Name", before: "A", after: "B")]
        hasChanges = true
        values = [Value(name: "name", value: "B")]
    }

    static let sample = SettingsPreviewPage()
}
