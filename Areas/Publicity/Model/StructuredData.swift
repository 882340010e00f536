internal import Kernel

/// What a page is about in the words of schema.org, for programs that read pages.
///
/// The template writes the signs of JSON itself; each text comes with all that could end it written as a code.
struct StructuredData: Sendable {
    struct Text: Sendable {
        let name: String
        let value: String
    }

    struct Part: Sendable {
        let name: String
        let type: String
        let texts: [Text]
    }

    let context = "https://schema.org"
    let type: String
    let texts: [Text]
    private(set) var parts: [Part]

    /// Pairs without a value are left out, parts without pairs too.
    init(
        _ type: String, _ texts: [(String, String?)],
        parts: [(name: String, type: String, texts: [(String, String?)])] = []
    ) {
        self.type = type
        self.texts = StructuredData.texts(texts)
        self.parts = parts.map { Part(name: $0.name, type: $0.type, texts: StructuredData.texts($0.texts)) }
            .filter { !$0.texts.isEmpty }
    }

    /// Says of which site the page is a part; the first page is the site itself.
    func within(site name: String, at address: String) -> StructuredData {
        guard type != "WebSite" else { return self }
        var data = self
        data.parts.append(
            Part(name: "isPartOf", type: "WebSite", texts: StructuredData.texts([("name", name), ("url", address)])))
        return data
    }

    private static func texts(_ pairs: [(String, String?)]) -> [Text] {
        pairs.compactMap { name, value in value.map { Text(name: name, value: escaped($0)) } }
    }

    /// The text for the inside of a JSON string within a page: nothing is left that HTML or JSON would read.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "&", "<", ">", "'", "\u{2028}", "\u{2029}", "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static let sample = StructuredData(
        "Store", [("name", "Shop")], parts: [("address", "PostalAddress", [("addressCountry", "VN")])])
}
