internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// Offers, points or partners of a place, to search and to leaf through.
struct ListingPage: Page {
    static let template = "publicity/listing"

    /// Links that narrow the list in one way.
    struct Filter: Sendable {
        let label: String
        let links: [Link]
        /// True for a list so long that it is folded.
        let isFolded: Bool
    }

    struct Link: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    struct Pair: Sendable {
        let name: String
        let value: String
    }

    let frame: PublicFrame
    let title: String
    let lead: String
    let action: String
    let words: Field
    let province: SelectField
    /// What the form keeps of the question.
    let kept: [Pair]
    let filters: [Filter]
    /// Where nearest first leads once a browser has told where it is; nil for lists without places.
    let nearPath: String?
    let isNear: Bool
    let withoutNear: String
    let found: String
    let count: Int
    let entries: [ListEntry]
    let pages: PageLinks
    let whenEmpty: String

    /// Which of the three lists it is.
    enum Kind: String, Sendable {
        case offers, points, partners

        var path: String {
            switch self {
            case .offers: PublicPath.offers
            case .points: PublicPath.points
            case .partners: PublicPath.partners
            }
        }
    }

    init(
        _ kind: Kind, _ entries: [ListEntry], count: Int, _ question: PublicQuestion, _ ground: PublicGround,
        _ paging: Paging, _ visit: some Visit
    ) {
        let words = OfferWords(messages: visit.messages)
        let path = PublicPath.local(kind.path, visit.language)
        let place = ListingPage.placeName(question, ground)
        title = words.text("\(kind.rawValue).title") + (place.map { " – \($0)" } ?? "")
        lead = words.text("\(kind.rawValue).lead")
        // What somebody typed, and where they are, belong to nobody's index.
        let own = PublicQuestion().with {
            ($0.province, $0.commune, $0.kind) = (question.province, question.commune, question.kind)
        }
        frame = PublicFrame(
            visit, path: own.on(PublicPath.local(kind.path, .vietnamese)).text,
            description: words.text("\(kind.rawValue).description"),
            data: StructuredData("CollectionPage", [("name", title), ("inLanguage", visit.language.rawValue)]))
        action = path.text
        self.words = Field(
            "q", label: words.text("\(kind.rawValue).search"), type: "search", value: question.words,
            hint: words.text("search_hint"), isRequired: false)
        let all = Choice("", label: words.text("everywhere"), isSelected: question.province == nil)
        province = SelectField(
            "province", label: words.text("province"),
            choices: [all]
                + ground.provinces.map { division, points in
                    Choice(
                        division.key.code, label: "\(division.name) (\(points))",
                        isSelected: division.key.code == question.province)
                })
        kept = [("kind", question.kind?.rawValue), ("essential", question.essentialOnly ? "yes" : nil)]
            .compactMap { name, value in value.map { Pair(name: name, value: $0) } }
        filters = ListingPage.filters(kind, question, ground, words, path)
        nearPath = kind == .partners ? nil : question.with { $0.near = nil }.on(path).text
        isNear = question.near != nil
        withoutNear = question.with { $0.near = nil }.on(path).text
        found = words.text("\(kind.rawValue).found", ["count": Digits.grouped(Int64(count))])
        self.count = count
        self.entries = entries
        pages = paging.links(on: question.on(path), hasMore: paging.offset + entries.count < count)
        whenEmpty = words.text("\(kind.rawValue).empty")
    }

    private static func placeName(_ question: PublicQuestion, _ ground: PublicGround) -> String? {
        let vintage = DivisionKey.Vintage.since.rawValue
        return (question.commune ?? question.province).flatMap { code in
            ground.book.divisions.division(DivisionKey(vintage: vintage, code: code))?.name
        }
    }

    private static func filters(
        _ kind: Kind, _ question: PublicQuestion, _ ground: PublicGround, _ words: OfferWords, _ path: LocalPath
    ) -> [Filter] {
        func link(_ label: String, _ next: PublicQuestion, _ isCurrent: Bool) -> Link {
            Link(label: label, path: next.on(path).text, isCurrent: isCurrent)
        }
        var filters: [Filter] = []
        if kind == .offers {
            let whole = question.with { ($0.kind, $0.essentialOnly) = (nil, false) }
            var links = [link(words.text("all"), whole, question.kind == nil && !question.essentialOnly)]
            links += ProductKind.allCases.map { kind in
                link(words.kind(kind), whole.with { $0.kind = kind }, question.kind == kind)
            }
            links.append(link(words.text("essential"), whole.with { $0.essentialOnly = true }, question.essentialOnly))
            filters.append(Filter(label: words.text("kind"), links: links, isFolded: false))
        }
        if let province = question.province {
            let whole = question.with { $0.commune = nil }
            let links = ground.communes(of: province).map { division, points in
                link(
                    "\(division.name) (\(points))", question.with { $0.commune = division.key.code },
                    question.commune == division.key.code)
            }
            let first = link(words.text("whole_province"), whole, question.commune == nil)
            if kind != .partners, !links.isEmpty {
                filters.append(Filter(label: words.text("commune"), links: [first] + links, isFolded: links.count > 12))
            }
        } else {
            let links = ground.provinces.map { division, points in
                link("\(division.name) (\(points))", question.with { $0.province = division.key.code }, false)
            }
            if !links.isEmpty {
                filters.append(Filter(label: words.text("by_province"), links: links, isFolded: true))
            }
        }
        return filters
    }

    private init() {
        frame = .sample
        (title, lead, action, found) = ("Offers", "All offers.", "/uu-dai", "1 offer")
        (words, province, kept) = (.sample, .sample, [Pair(name: "kind", value: "goods")])
        filters = [
            Filter(label: "Kind", links: [Link(label: "Goods", path: "/uu-dai", isCurrent: true)], isFolded: true)
        ]
        (nearPath, isNear, withoutNear) = ("/uu-dai", true, "/uu-dai")
        (count, entries, pages, whenEmpty) = (1, [.sample], .sample, "Nothing.")
    }

    static let sample = ListingPage()
}
