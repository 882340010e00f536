/// Who signs: the right in whose name, the post, and the name below the room for signature and seal.
package struct SignatureBlock: Sendable, Hashable, Codable {
    /// Such as `TM. BAN THƯỜNG VỤ` or `KT. CHỦ TỊCH`; nil for somebody who signs in their own right.
    package var authority: String?

    /// Such as `CHỦ TỊCH`.
    package var post: String

    /// The name without titles and degrees; nil leaves the room empty.
    package var signer: String?

    package init(authority: String? = nil, post: String, signer: String? = nil) {
        self.authority = authority
        self.post = post
        self.signer = signer
    }
}
