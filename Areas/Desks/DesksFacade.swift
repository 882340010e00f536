internal import Kernel
package import Storage
package import Web

/// Puts together what the areas lay on each person's desk; one for each store.
package struct DesksFacade: Sendable {
    private let sources: [DeskSource]
    private let unseen = BriefMemory<Int>()
    private let noticeDays: @Sendable (Transaction) throws -> Int64
    let ownThings = BriefMemory<OwnThings>()

    private static let daySeconds: Int64 = 24 * 3_600
    private static let mostNotices = 200

    /// `sources` in the order in which the areas' things stand beside each other.
    package init(
        sources: [DeskSource], noticeDays: @escaping @Sendable (Transaction) throws -> Int64 = { _ in 30 }
    ) {
        self.sources = sources
        self.noticeDays = noticeDays
    }

    func desk(_ question: DeskQuestion, in tx: Transaction) throws -> Desk {
        Desk(
            tasks: try sources.flatMap { try $0.tasks(question, tx) },
            facts: try sources.flatMap { try $0.facts(question, tx) }, today: tx.today)
    }

    func finds(_ question: DeskQuestion, _ search: DeskSearch, in tx: Transaction) throws -> [DeskFinds] {
        try sources.flatMap { try $0.finds(question, search, tx) }.filter { $0.count > 0 }
    }

    // MARK: Notices

    /// The notices of the last days, the latest first, and until when they were seen.
    func notices(_ question: DeskQuestion, in tx: Transaction) throws -> Notices {
        let seen = try SeenQueries.seenUntil(question.actor.signature, in: tx)
        return Notices(try notices(question, since: try oldest(in: tx), in: tx), seenUntil: seen)
    }

    /// Notices are told from then on.
    private func oldest(in tx: Transaction) throws -> Instant {
        tx.now + (-(try noticeDays(tx)) * DesksFacade.daySeconds)
    }

    private func notices(_ question: DeskQuestion, since: Instant, in tx: Transaction) throws -> [DeskNotice] {
        let news = DeskNews(since: since, most: DesksFacade.mostNotices)
        return Array(
            try sources.flatMap { try $0.notices(question, news, tx) }
                .sorted { ($0.at, $0.path) > ($1.at, $1.path) }.prefix(DesksFacade.mostNotices))
    }

    /// How many notices the person has not seen, as of less than half a minute ago.
    func unseen(_ question: DeskQuestion, on store: Store) async throws -> Int {
        let person = question.actor.signature
        if let known = unseen.value(of: person) { return known }
        let count = try await store.read { tx in
            let oldest = try oldest(in: tx)
            let seen = try SeenQueries.seenUntil(person, in: tx) ?? oldest
            return try notices(question, since: max(seen, oldest), in: tx).count
        }
        unseen.remember(count, of: person)
        return count
    }

    /// Notes that the person has seen what happened until then.
    func see(_ question: DeskQuestion, until instant: Instant, on store: Store) async throws {
        let person = question.actor.signature
        try await store.write { tx in try SeenQueries.see(person, until: min(instant, tx.now), in: tx) }
        unseen.forget(person)
    }
}
