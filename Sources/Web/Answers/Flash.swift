internal import Foundation

/// One sentence that the next page says, after a form was accepted.
package struct Flash: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable {
        case success, notice, warning
    }

    package let kind: Kind
    /// A key of the catalogues.
    package let key: String
    package let parameters: [String: String]

    package init(_ key: String, _ parameters: [String: String] = [:], kind: Kind = .success) {
        self.kind = kind
        self.key = key
        self.parameters = parameters
    }

    /// As a cookie carries it.
    var cookieValue: String {
        (try? JSONEncoder().encode(self)).map { Secret.text($0) } ?? ""
    }

    /// Nil for anything that is not one of ours; the browser's owner can only fool themselves with it.
    init?(cookieValue: String) {
        guard cookieValue.utf8.count <= 2_000 else { return nil }
        var text = cookieValue.replacing("-", with: "+").replacing("_", with: "/")
        while text.utf8.count % 4 != 0 { text += "=" }
        guard let data = Data(base64Encoded: text), let flash = try? JSONDecoder().decode(Flash.self, from: data)
        else { return nil }
        self = flash
    }
}
