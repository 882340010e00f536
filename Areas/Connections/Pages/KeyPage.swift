internal import Web

/// A new token or secret: the only time that it can be read.
struct KeyPage: Page {
    static let template = "connections/key"

    let name: String
    let token: String
    let label: String
    let back: String
    let backLabel: String

    init(name: String, token: String, label: String, back: LocalPath, backLabel: String) {
        (self.name, self.token, self.label) = (name, token, label)
        (self.back, self.backLabel) = (back.text, backLabel)
    }

    static let sample = KeyPage(
        name: "DB-A: Till", token: "phucloi_x", label: "Key", back: KeysPage.path, backLabel: "Keys")
}
