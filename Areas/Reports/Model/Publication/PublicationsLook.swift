import Kernel
import Organisation
import Storage

/// The publications that somebody may read.
struct PublicationsLook: Sendable {
    let lines: [Publication]
    let search: String
    let hasMore: Bool
    /// The last revision of each report, by number.
    let lasts: Set<Int64>

    init(
        _ search: String, _ paging: (offset: Int, size: Int), _ actor: Actor, _ reports: ReportsFacade,
        in tx: Transaction
    )
        throws
    {
        let reach = PublicationReach(actor, try reports.reach(of: actor, in: tx))
        let wanted = VietnameseText.folded(search)
        let all = try PublicationQueries.all(in: tx).filter { reach.mayRead($0.subject) }
        lasts = Set(Dictionary(grouping: all, by: \.key).compactMap { $0.value.map(\.number).max() })
        let found = all.filter { publication in
            let subject = publication.subject
            return wanted.isEmpty
                || VietnameseText.folded("\(subject.title) \(subject.scopeName) \(subject.scope) \(subject.period)")
                    .contains(wanted)
        }
        lines = Array(found.dropFirst(paging.offset).prefix(paging.size))
        hasMore = found.count > paging.offset + paging.size
        self.search = search
    }
}

/// One publication with everything it froze.
struct PublicationLook: Sendable {
    let publication: Publication
    let content: PublicationContent
    let revisions: [Publication]
    let mayAmend: Bool
    let files: [(format: PublicationFormat, hash: String)]

    /// Throws `NotFound` and the refusals `forbidden_scope` and `publication_damaged`.
    init(_ number: Int64, _ actor: Actor, _ reports: ReportsFacade, in tx: Transaction) throws {
        guard let publication = try PublicationQueries.publication(number, in: tx) else {
            throw NotFound("publication")
        }
        let reach = PublicationReach(actor, try reports.reach(of: actor, in: tx))
        guard reach.mayRead(publication.subject) else { throw NotFound("publication") }
        self.publication = publication
        content = try PublishReport.content(of: publication, in: tx)
        revisions = try PublicationQueries.revisions(of: publication.key, in: tx)
        mayAmend = reach.mayPublish(publication.subject) && revisions.last?.number == number
        files = try PublicationQueries.hashes(of: number, in: tx)
    }
}
