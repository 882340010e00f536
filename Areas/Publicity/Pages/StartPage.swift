internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// What the programme is, for whoever comes without an account.
struct StartPage: Page {
    static let template = "publicity/start"

    struct Tile: Sendable {
        let value: String
        let label: String
        let path: String
    }

    let frame: PublicFrame
    let action: String
    let words: Field
    let tiles: [Tile]
    let isSignedOut: Bool
    let signIn: String
    let benefits: String?

    init(_ ground: PublicGround, _ visit: Visitor) {
        let (words, prefix) = (OfferWords(messages: visit.messages), visit.language.prefix)
        frame = PublicFrame(
            visit, path: PublicPath.start, description: words.text("start.description"),
            data: StructuredData(
                "WebSite",
                [
                    ("name", visit.siteName), ("url", visit.origin + prefix + PublicPath.start),
                    ("inLanguage", visit.language.rawValue),
                ]))
        action = prefix + PublicPath.offers
        self.words = Field(
            "q", label: words.text("offers.search"), type: "search", hint: words.text("search_hint"),
            isRequired: false)
        tiles = [
            (ground.book.offers.count, "offers", PublicPath.offers),
            (ground.places.filter { !$0.offers.isEmpty }.count, "points", PublicPath.points),
            (ground.partners.count, "partners", PublicPath.partners),
            (ground.provinces.count, "provinces", PublicPath.points),
        ].map { count, key, path in
            Tile(value: Digits.grouped(Int64(count)), label: words.text("start.\(key)"), path: prefix + path)
        }
        isSignedOut = visit.actor == nil
        signIn = "/sign-in"
        // Officers and partners have no benefits of their own.
        benefits = visit.actor.flatMap { $0.may(PublicityFacade.ownBenefits) ? MemberPages.benefits.text : nil }
    }

    private init() {
        frame = .sample
        (action, words) = ("/uu-dai", .sample)
        tiles = [Tile(value: "1", label: "offers", path: "/uu-dai")]
        (isSignedOut, signIn, benefits) = (true, "/sign-in", "/my-benefits")
    }

    static let sample = StartPage()
}
