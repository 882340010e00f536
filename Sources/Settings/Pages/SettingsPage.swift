internal import Kernel
internal import Web

/// What the installation decides about itself, and who decided it when.
struct SettingsPage: Page {
    static let template = "settings/settings"
    static let path = LocalPath("/settings")

    static func logoPath(_ hash: String) -> LocalPath { LocalPath("/logo/\(hash)") }

    struct Version: Sendable {
        let text: String
    }

    let version: String
    let logo: String
    let fields: [Field]
    let hasEnglish: Bool
    let language: SelectField
    let days: [Field]
    let fileError: String?
    let history: [Version]
    let trouble: Trouble?

    static let fieldsOfRefusals = [
        "settings_name_too_long": "name", "settings_control_character": "name", "settings_owner_too_long": "owner",
        "settings_language": "language", "settings_language_not_offered": "language",
        "settings_idle_hours": "idle_hours", "settings_session_days": "session_days", "settings_job_days": "job_days",
        "settings_file_days": "file_days",
        "settings_notice_days": "notice_days", "settings_logo_kind": "file", "settings_logo_too_large": "file",
        "settings_logo_unknown": "file", "attachment_empty": "file", "attachment_too_large": "file",
        "attachment_is_program": "file", "attachment_with_program": "file", "attachment_unknown_kind": "file",
        "attachment_damaged": "file",
    ]

    /// What the form holds when it is opened.
    static func form(_ stored: StoredSettings) -> Form {
        var fields = Dictionary(uniqueKeysWithValues: stored.settings.shown)
        fields["version"] = String(stored.version)
        return Form(fields)
    }

    init(_ form: Form, _ history: [StoredSettings], _ messages: Messages, trouble: Trouble?) {
        func field(_ name: String, _ range: ClosedRange<Int64>? = nil) -> Field {
            Field(
                name, label: messages.text("settings.\(name)"), value: form[name],
                hint: messages.text(
                    "settings.\(name)_hint",
                    range.map { ["from": String($0.lowerBound), "to": String($0.upperBound)] } ?? [:]),
                error: trouble?.error(for: name), isRequired: range != nil)
        }
        version = form["version"]
        logo = form["logo"]
        fields = [field("name"), field("owner")]
        language = SelectField(
            "language", label: messages.text("settings.language"),
            choices: Language.allCases.map {
                Choice(
                    $0.rawValue, label: messages.text("settings.language_\($0.rawValue)"),
                    isSelected: $0.rawValue == form["language"])
            }, hint: messages.text("settings.language_hint"), error: trouble?.error(for: "language"))
        hasEnglish = form["english"] == "yes"
        days = [
            field("idle_hours", InstallationSettings.idleHoursRange),
            field("session_days", InstallationSettings.sessionDaysRange),
            field("job_days", InstallationSettings.jobDaysRange),
            field("file_days", InstallationSettings.fileDaysRange),
            field("notice_days", InstallationSettings.noticeDaysRange),
        ]
        fileError = trouble?.error(for: "file")
        self.history = zip(history, history.dropFirst().map(\.settings) + [InstallationSettings()]).map { now, before in
            let changes = SettingsPreviewPage.changes(from: before, to: now.settings, messages)
            return Version(
                text: messages.text(
                    "settings.version",
                    [
                        "day": now.madeAt.businessDay.printed, "time": now.madeAt.clockTime, "person": now.madeBy,
                        "fields": changes.map(\.label).joined(separator: ", "),
                    ]))
        }
        self.trouble = trouble
    }

    private init() {
        (version, logo, fields, hasEnglish, language, days) = ("1", "a", [.sample], true, .sample, [.sample])
        (fileError, history, trouble) = ("Too large.", [Version(text: "Changed.")], .sample)
    }

    static let sample = SettingsPage()
}
