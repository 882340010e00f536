internal import Crypto
internal import Foundation
internal import HTTPTypes

/// Refuses writes that another site made the browser send.
///
/// Two locks on one door: what the browser itself says about the origin, and a token that only our pages know.
enum CrossSiteGuard {
    static let field = "csrf"

    /// The token of a browser whose cookie carries this secret.
    static func token(of secret: String) -> String {
        Secret.text(SHA256.hash(data: Data("csrf \(secret)".utf8)))
    }

    /// True when both secrets are the same, in a time that does not tell where they differ.
    static func matches(_ given: String, _ expected: String) -> Bool {
        let left = Array(given.utf8)
        let right = Array(expected.utf8)
        guard left.count == right.count, !right.isEmpty else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// True when the browser itself says that a page of ours asked for this request; old browsers say nothing.
    static func isSurelyFromHere(_ headers: HTTPFields) -> Bool {
        headers.first(HeaderName.secFetchSite) == "same-origin"
    }

    /// False when the browser says that another site asked for this request.
    static func isFromHere(_ headers: HTTPFields, authority: String?, publicOrigin: String?) -> Bool {
        if let site = headers.first(HeaderName.secFetchSite), site != "same-origin", site != "none" { return false }
        guard let origin = headers.first(.origin) else { return true }
        if origin == publicOrigin { return true }
        guard let authority else { return false }
        return origin == "http://\(authority)" || origin == "https://\(authority)"
    }
}
