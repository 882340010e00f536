internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// Every public address in each language, for programs that look for pages (sitemaps.org, protocol 0.9).
struct SiteMap: Sendable {
    let text: String

    /// As many addresses as the protocol allows in one file.
    private static let most = 50_000

    init(_ ground: PublicGround, _ languages: [Language], origin: String) {
        let paths =
            [PublicPath.start, PublicPath.offers, PublicPath.points, PublicPath.partners]
            + ground.book.offers.map { PublicPath.offer($0.product.code) }
            + ground.places.map { PublicPath.point($0.point.code) }
            + ground.partners.map { PublicPath.partner($0.code) }
        let entries = paths.flatMap { path in
            languages.map { language in
                let links = languages.map { other in
                    let address = SiteMap.escaped(origin + other.prefix + path)
                    return "<xhtml:link rel=\"alternate\" hreflang=\"\(other.rawValue)\" href=\"\(address)\"/>"
                }
                let address = SiteMap.escaped(origin + language.prefix + path)
                return "<url><loc>\(address)</loc>\(links.joined())</url>"
            }
        }
        let head = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">

            """
        text = head + entries.prefix(SiteMap.most).joined(separator: "\n") + "\n</urlset>\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
