internal import Web

/// A new token: the only time that it can be read.
struct KeyPage: Page {
    static let template = "connections/key"

    let name: String
    let token: String

    static let sample = KeyPage(name: "DB-A: Till", token: "phucloi_x")
}
