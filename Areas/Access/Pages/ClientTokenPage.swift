internal import Web

/// A new program's token: the only time that it can be read.
struct ClientTokenPage: Page {
    static let template = "access/client_token"

    let name: String
    let token: String

    static let sample = ClientTokenPage(name: "Till", token: "phucloi_x")
}
