internal import Attachments
internal import Kernel
internal import Organisation
internal import Partners
internal import Storage
internal import Web

/// Leaflets and lists of offers on paper, for officers of a unit and managers of a partner.
struct LeafletRoutes: Sendable {
    let store: Store
    let publicity: PublicityFacade

    var routes: [Route] {
        let make = PublicityFacade.makeLeaflets
        return [
            .needs(make, .get, LeafletPage.path.text, show),
            .needs(make, .get, "/leaflets/{code}/leaflet.pdf") { try await file($0, "leaflet") },
            .needs(make, .get, "/leaflets/{code}/list.pdf") { try await file($0, "list") },
        ]
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let boards = try await store.read { [publicity] tx in try BoardGround(publicity, in: tx) }
        let owners = LeafletOwners(try visit.scopes(for: PublicityFacade.makeLeaflets), boards.ground.book)
        let asked = [visit.query("code"), visit.query("of")].compactMap { $0 }.map(VietnameseText.clean)
        let code = asked.first { !$0.isEmpty } ?? owners.first
        guard owners.mayPrint(code) else { throw NotFound("owner") }
        let paper = try publicity.paper(of: code, boards, origin: visit.origin, visit.messages)
        return .page(LeafletPage(paper, code: code, choices: owners.choices, visit.messages))
    }

    private func file(_ visit: SignedIn, _ kind: String) async throws -> Answer {
        let code = try visit.parameter("code")
        let boards = try await store.read { [publicity] tx in try BoardGround(publicity, in: tx) }
        let owners = LeafletOwners(try visit.scopes(for: PublicityFacade.makeLeaflets), boards.ground.book)
        guard owners.mayPrint(code) else { throw NotFound("owner") }
        let paper = try publicity.paper(of: code, boards, origin: visit.origin, visit.messages)
        let bytes = kind == "list" ? try paper.listFile(at: visit.now) : try paper.file(at: visit.now)
        return .file(
            bytes, name: "\(kind)-\(code)-\(boards.ground.book.day).pdf", contentType: AttachmentKind.pdf.contentType)
    }
}

/// For whom somebody may print: the own units with all below them, the own partner with its branches.
struct LeafletOwners: Sendable {
    private let scopes: [Scope]
    private let book: OfferBook

    init(_ scopes: [Scope], _ book: OfferBook) {
        (self.scopes, self.book) = (scopes, book)
    }

    /// What the page proposes: the own unit and those right below it, or the partner and its branches.
    var choices: [(code: String, name: String)] {
        scopes.flatMap { scope -> [(code: String, name: String)] in
            switch scope {
            case .everything: return book.tree.root.map(family) ?? []
            case .unit(let code): return book.tree.unit(code: code).map(family) ?? []
            case .partner(let code):
                guard let partner = book.register.partner(code: code) else { return [] }
                return ([partner] + book.register.ownBranches(of: partner.number)).map { ($0.code, $0.name) }
            case .point, .member: return []
            }
        }
    }

    var first: String { choices.first?.code ?? "" }

    private func family(_ unit: UnionUnit) -> [(code: String, name: String)] {
        ([unit] + book.tree.children(of: unit.number, on: book.day)).prefix(LeafletOwners.most).map {
            ($0.code, book.tree.name(of: $0, on: book.day))
        }
    }

    /// A longer list nobody reads; other units are named by their codes.
    private static let most = 200

    func mayPrint(_ code: String) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: book.tree.unit(code: code) != nil || book.register.partner(code: code) != nil
            case .unit(let own): isWithin(code, own)
            case .partner(let own):
                book.register.partner(code: code).flatMap { partner in
                    book.register.partner(code: own).map {
                        book.register.branches(of: $0.number).contains(partner.number)
                    }
                } ?? false
            case .point, .member: false
            }
        }
    }

    private func isWithin(_ code: String, _ own: String) -> Bool {
        guard let unit = heir(code), let upper = heir(own) else { return false }
        return book.tree.isWithin(unit, upper, on: book.day)
    }

    private func heir(_ code: String) -> Int64? {
        book.tree.unit(code: code).flatMap { book.tree.heir(of: $0.number, made: nil, on: book.day) }
    }
}
