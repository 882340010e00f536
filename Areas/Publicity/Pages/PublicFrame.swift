internal import Documents
internal import Kernel
internal import Partners
internal import Web

/// What every public page has around its own: where it is in both languages, what it is about, and the tabs.
struct PublicFrame: Sendable {
    struct Tab: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    let canonical: String
    let vietnamese: String
    /// Nil where pages come in Vietnamese only.
    let english: String?
    let description: String
    let data: StructuredData
    let tabs: [Tab]

    /// `path` is the Vietnamese address, with what of its query belongs to it.
    init(_ visit: some Visit, path: String, description: String, data: StructuredData) {
        canonical = visit.origin + visit.language.prefix + path
        vietnamese = visit.origin + path
        english = visit.languages.contains(.english) ? visit.origin + Language.english.prefix + path : nil
        self.description = description
        self.data = data.within(site: visit.siteName, at: visit.origin)
        let first = path.split(separator: "/").first.map { "/\($0.prefix { $0 != "?" })" } ?? ""
        tabs = [
            (PublicPath.start, "start"), (PublicPath.offers, "offers"), (PublicPath.points, "points"),
            (PublicPath.partners, "partners"),
        ].map { tab, key in
            Tab(
                label: visit.text("publicity.tab.\(key)"), path: visit.language.prefix + tab, isCurrent: tab == first)
        }
    }

    private init() {
        (canonical, vietnamese, english) = ("https://x/uu-dai", "https://x/uu-dai", "https://x/en/uu-dai")
        description = "Offers."
        data = .sample
        tabs = [Tab(label: "Offers", path: "/uu-dai", isCurrent: true)]
    }

    static let sample = PublicFrame()
}

/// The address of a page as a code to photograph.
struct PageCode: Sendable {
    let address: String
    let qr: QRCode

    init?(_ address: String) {
        guard let qr = QRCode(address) else { return nil }
        self.init(address: address, qr: qr)
    }

    private init(address: String, qr: QRCode) {
        self.address = address
        self.qr = qr
    }

    static let sample = PageCode(address: "https://x/uu-dai/A", qr: .sample)
}
