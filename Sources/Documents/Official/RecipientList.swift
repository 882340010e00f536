/// Who receives the document (Nơi nhận); it stands at the left of the signature.
package struct RecipientList: Sendable, Hashable, Codable {
    /// Such as `Nơi nhận:`.
    package var caption: String
    package var names: [String]

    package init(caption: String, names: [String]) {
        self.caption = caption
        self.names = names
    }

    /// The names as lines of a list: each ends with a semicolon, the last with a full stop, unless it has its own end.
    var lines: [String] { DocumentList.ended(names).map { "- " + $0 } }
}
