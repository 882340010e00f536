internal import Kernel
internal import Organisation
internal import Partners
internal import Storage
internal import Web

/// The site for everybody: no account, no script needed, the same for all who ask.
struct PublicRoutes: Sendable {
    let store: Store
    let partners: PartnersFacade

    var routes: [Route] {
        [Route.open(.get, "/en", english)]
            + Route.translated(PublicPath.start, start)
            + Route.translated(PublicPath.offers) { try await list($0, .offers) }
            + Route.translated(PublicPath.points) { try await list($0, .points) }
            + Route.translated(PublicPath.partners) { try await list($0, .partners) }
            + Route.translated("/uu-dai/{code}", offer) + Route.translated("/diem-ban/{code}", point)
            + Route.translated("/doi-tac/{code}", partner)
            + [Route.open(.get, "/sitemap.xml", sitemap), Route.open(.get, "/robots.txt", robots)]
    }

    private static let pageSize = 20

    private func ground() async throws -> PublicGround {
        try await store.read { [partners] tx in try PublicGround(partners, in: tx) }
    }

    private func english(_ visit: Visitor) async throws -> Answer {
        .redirect(to: PublicPath.local(PublicPath.start, .english))
    }

    /// What the programme is.
    func start(_ visit: Visitor) async throws -> Answer {
        .page(StartPage(try await ground(), visit))
    }

    private func list(_ visit: Visitor, _ kind: ListingPage.Kind) async throws -> Answer {
        let (ground, question) = (try await ground(), PublicQuestion(visit))
        let paging = Paging(visit, size: PublicRoutes.pageSize)
        let (entries, count) = PublicList(kind, question, ground, visit).page(paging)
        return .page(ListingPage(kind, entries, count: count, question, ground, paging, visit))
    }

    private func offer(_ visit: Visitor) async throws -> Answer {
        let ground = try await ground()
        guard let offer = ground.book.offer(code: try visit.parameter("code")) else { throw NotFound("offer") }
        return .page(FactSheets(ground: ground, visit: visit).offer(offer))
    }

    private func point(_ visit: Visitor) async throws -> Answer {
        let ground = try await ground()
        guard let point = ground.book.register.point(code: try visit.parameter("code")) else {
            throw NotFound("point")
        }
        return .page(FactSheets(ground: ground, visit: visit).point(point))
    }

    private func partner(_ visit: Visitor) async throws -> Answer {
        let ground = try await ground()
        guard let partner = ground.book.register.partner(code: try visit.parameter("code")) else {
            throw NotFound("partner")
        }
        return .page(FactSheets(ground: ground, visit: visit).partner(partner))
    }

    private func sitemap(_ visit: Visitor) async throws -> Answer {
        .xml(SiteMap(try await ground(), visit.languages, origin: visit.origin).text)
    }

    /// The desks behind the sign-in are nobody's business to list.
    private func robots(_ visit: Visitor) async throws -> Answer {
        let open = [PublicPath.start, PublicPath.offers, PublicPath.points, PublicPath.partners]
        let lines =
            ["User-agent: *", "Allow: /$", "Allow: /assets/"]
            + open.flatMap { ["Allow: \($0)", "Allow: /en\($0)"] }
            + ["Disallow: /", "Sitemap: \(visit.origin)/sitemap.xml"]
        return .text(lines.joined(separator: "\n") + "\n")
    }
}

/// One page of a list with how many there are.
struct PublicList<Reader: Visit> {
    let kind: ListingPage.Kind
    let question: PublicQuestion
    let ground: PublicGround
    let visit: Reader

    init(_ kind: ListingPage.Kind, _ question: PublicQuestion, _ ground: PublicGround, _ visit: Reader) {
        (self.kind, self.question, self.ground, self.visit) = (kind, question, ground, visit)
    }

    func page(_ paging: Paging) -> (entries: [ListEntry], count: Int) {
        let words = OfferWords(messages: visit.messages)
        switch kind {
        case .offers:
            let found = PublicFindings.offers(question, ground)
            return (
                found.dropFirst(paging.offset).prefix(paging.size).map {
                    ListEntry(
                        $0.offer, ground, visit, near: $0.kilometres.map(words.kilometres), points: $0.points)
                }, found.count
            )
        case .points:
            let found = PublicFindings.places(question, ground)
            return (
                found.dropFirst(paging.offset).prefix(paging.size).map {
                    ListEntry($0.place, visit, near: $0.kilometres.map(words.kilometres))
                }, found.count
            )
        case .partners:
            let found = PublicFindings.partners(question, ground)
            return (
                found.dropFirst(paging.offset).prefix(paging.size).map { ListEntry($0, ground, visit) }, found.count
            )
        }
    }
}
