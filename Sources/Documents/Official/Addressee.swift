/// To whom a document is written: one name beside the caption, several as a list below it.
package struct Addressee: Sendable, Hashable, Codable {
    /// Such as `Kính gửi:`.
    package var caption: String
    package var names: [String]

    package init(caption: String, names: [String]) {
        self.caption = caption
        self.names = names
    }
}
