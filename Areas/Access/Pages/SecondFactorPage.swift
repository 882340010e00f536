internal import Kernel
internal import Web

/// A person's own second factor: whether it is on, and how to switch it.
struct SecondFactorPage: Page {
    static let template = "access/second_factor"

    let trouble: Trouble?
    let isOn: Bool
    let codesLeft: String
    let password: Field

    init(_ messages: Messages, isOn: Bool, codesLeft: Int64, trouble: Trouble? = nil) {
        self.trouble = trouble
        self.isOn = isOn
        self.codesLeft = messages.text("access.recovery_codes_left", ["count": Digits.grouped(codesLeft)])
        password = Field(
            "password", label: messages.text("access.old_password"), type: "password",
            error: trouble?.error(for: "password"), autocomplete: "current-password")
    }

    private init() {
        trouble = .sample
        isOn = true
        codesLeft = "10 left"
        password = .sample
    }

    static let sample = SecondFactorPage()
}
