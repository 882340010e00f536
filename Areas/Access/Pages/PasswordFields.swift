internal import Web

/// The two fields of a new password, and which refusal is about which field.
enum PasswordFields {
    static let ofRefusals = [
        "password_too_short": "password", "password_too_long": "password", "password_contains_name": "password",
        "password_too_common": "password", "passwords_differ": "again", "wrong_one_time_code": "code",
        "wrong_old_password": "old",
    ]

    static func new(_ messages: Messages, _ trouble: Trouble?) -> (password: Field, again: Field) {
        let password = Field(
            "password", label: messages.text("access.new_password"), type: "password",
            hint: messages.text("access.new_password_hint", ["count": String(PasswordRules.shortest)]),
            error: trouble?.error(for: "password"), autocomplete: "new-password")
        let again = Field(
            "again", label: messages.text("access.new_password_again"), type: "password",
            error: trouble?.error(for: "again"), autocomplete: "new-password")
        return (password, again)
    }
}
