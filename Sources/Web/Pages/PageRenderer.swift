internal import Kernel
internal import Logging
internal import Mustache
internal import NIOCore

/// Makes HTML of a page, its frame, the texts of its language and the addresses of the assets.
struct PageRenderer: Sendable {
    let templates: Templates
    let catalogue: Catalogue
    let assetPaths: [String: String]
    let links: SiteLinks
    let logger: Logger

    func render(_ page: any Page, _ incoming: Incoming, actor: Actor?, flash: Flash?) throws -> ByteBuffer {
        let name = type(of: page).template
        let frame = PageFrame(incoming, actor: actor, links, flash: flash)
        let context = PageContext(
            values: values(page, frame, incoming.language), template: name, logger: logger)
        guard let text = templates.library.render(context, withTemplate: name) else {
            throw SiteFault("There is no template \(name).")
        }
        return ByteBuffer(string: text)
    }

    /// Everything that a template can name: the page's own words, `site`, `t` and `asset`.
    func values(_ page: any Page, _ frame: PageFrame, _ language: Language) -> [String: Any] {
        var values = PageValues.dictionary(of: page)
        values["site"] = PageValues.dictionary(of: frame)
        values["t"] = catalogue.templateTable(language)
        values["asset"] = assetPaths
        return values
    }
}
