package import Access
internal import CardFormat
package import Credential
package import Kernel
package import Members
package import Organisation
package import Storage
package import Web

/// What other areas and the composition may use of Cards; one for each store.
package struct CardsFacade: Sendable {
    /// May make cards for the members of the reach, and revoke them.
    package static let issue = Permission("cards.issue")
    /// May make keys and take in trust lists.
    package static let keep = Permission("cards.keep")
    /// May ask whether a card holds: whoever records sales.
    static let verify = Permission("sales.record")
    /// How many codes a telephone makes for a card: one a minute.
    package static let chainSteps = UInt16(CardTerms.steps)
    /// How many cards are made at once at most.
    package static let mostAtOnce = IssueCards.most
    /// With what the text of every card begins.
    package static let prefix = "CD1:"
    /// May get, show and stop the own card on a telephone.
    static let own = Permission("benefits.own")
    /// The member's card on the telephone.
    package static let myCard = MyCardPage.path
    static let listsRegister = "card_lists"
    static let revocationsRegister = "card_revocations"

    /// The way from a member's page to the cards of the member.
    package static let memberLink = MemberLink("cards.of_member", permission: issue) { memberNo in
        MemberCardsPage.path(of: memberNo)
    }

    let organisation: OrganisationFacade
    let members: MembersFacade
    let safe: KeySafe
    let sheets: SheetShelf
    let shelf = StatusShelf()
    private let seen = SeenCodes()

    /// Keys and the trust list, kept in memory.
    let lists = RegisterCache(listsRegister) { tx in
        CardLists(
            keys: try KeyQueries.keys(in: tx), signed: try KeyQueries.trustList(in: tx),
            root: try KeyQueries.root(in: tx))
    }

    /// `seal` seals the secrets of keys; without its key the installation issues no cards.
    package init(organisation: OrganisationFacade, members: MembersFacade, seal: SecretSeal) {
        self.organisation = organisation
        self.members = members
        safe = KeySafe(seal: seal)
        sheets = SheetShelf(seal: seal)
    }

    /// Makes cards for members, all or none; see `IssueCards`.
    package func issue(_ orders: [CardOrder], as actor: Actor, in tx: Transaction) throws -> [IssuedCard] {
        try IssueCards(cards: self, orders: orders).run(as: actor, in: tx)
    }

    /// Revokes the cards of a member; says how many.
    @discardableResult
    package func revoke(
        _ memberNo: String, _ reason: CardRevocation, as actor: Actor, in tx: Transaction
    ) throws -> Int {
        try RevokeCards(cards: self, memberNo: memberNo, reason: reason).run(as: actor, in: tx)
    }
}

extension CardsFacade {
    /// Knows the keys that the trust list names and that were not removed.
    package func verifier(in tx: Transaction) throws -> CardVerifier { try lists.value(in: tx).verifier }

    /// Reads a card that was shown, and checks its signatures and code by the keys that are in memory.
    package func shown(_ text: String, at moment: Instant, challenge: [UInt8]? = nil) -> ShownCard {
        ShownCard(
            text, at: moment, challenge: challenge, verifier: lists.latest?.verifier ?? CardVerifier(trust: nil),
            seen: seen)
    }

    /// Judges cards that were shown, each at its moment, by what the registers say now; in their order.
    ///
    /// A card that this server did not issue, or no longer knows, is revoked to it. One statement for all of them.
    /// An earlier code than the last one is a replay only when it is shown now: what a counter without a network has
    /// taken comes in later than what others have taken since.
    package func judge(_ shown: [ShownCard], in tx: Transaction) throws -> [CardJudgement] {
        let stored = try CardQueries.cards(Set(shown.compactMap(\.id)), in: tx)
        let verifier = try verifier(in: tx)
        return shown.map { shown in
            guard let checked = shown.checked(by: verifier), let id = shown.id else {
                return CardJudgement(verdict: CardVerdict(.malformed), fault: shown.fault, card: nil, expires: nil)
            }
            let card = stored[id]
            let isLive = abs(tx.now.unixSeconds - shown.shownAt.unixSeconds) <= CardTerms.liveSeconds
            let circumstances = CardVerifier.Circumstances(
                unixSeconds: shown.shownAt.unixSeconds, accepted: isLive ? card?.accepted : nil)
            let stands = card.map { $0.revokedAt.map { $0 > shown.shownAt } ?? true } ?? false
            let verdict = verifier.judge(checked, standing: stands ? .inOrder : .revoked, circumstances)
            return CardJudgement(
                verdict: verdict, fault: nil, card: card,
                expires: Instant(unixSeconds: checked.shown.card.expires))
        }
    }

    /// Notes with which cards sales were taken: an earlier code is refused from now on.
    package func note(_ uses: [CardUse], in tx: Transaction) throws {
        for use in uses { try CardQueries.note(use, in: tx) }
    }
}

// MARK: Keys

extension CardsFacade {
    /// Makes a key of the server and says its number; see `MakeKey`.
    ///
    /// Throws `card_key_purpose` for an unknown purpose.
    package func makeKey(_ purpose: String, as actor: Actor, in tx: Transaction) throws -> String {
        guard let purpose = TrustedKey.Use(name: purpose) else {
            throw Refusal("card_key_purpose", ["purpose": purpose])
        }
        return try MakeKey(cards: self, purpose: purpose).run(as: actor, in: tx).name
    }

    /// What the holder of the root is asked to sign next.
    package func trustRequest(in tx: Transaction) throws -> TrustRequest {
        TrustRequest(try lists.value(in: tx), at: tx.now)
    }

    /// The version of the trust list in use; 0 before the first one.
    package func trustVersion(in tx: Transaction) throws -> Int64 {
        Int64(clamping: try lists.value(in: tx).trust?.version ?? 0)
    }

    /// Takes in a signed trust list and says its version; see `AcceptTrustList`.
    package func acceptTrustList(
        _ content: [UInt8], root: String?, as actor: Actor, in tx: Transaction
    ) throws -> UInt64 {
        try AcceptTrustList(cards: self, content: content, root: root).run(as: actor, in: tx).version
    }

    /// Takes a key out of use for good; see `RemoveKey`.
    package func removeKey(_ name: String, reason: String, as actor: Actor, in tx: Transaction) throws {
        try RemoveKey(cards: self, name: name, reason: reason).run(as: actor, in: tx)
    }

    /// One line for each key: number, purpose, first and last day, and `listed`, `unlisted` or `removed`.
    package func keyLines(in tx: Transaction) throws -> [[String]] {
        let lists = try lists.value(in: tx)
        return lists.keys.map { key in
            let state = key.removedAt != nil ? "removed" : lists.lists(key) ? "listed" : "unlisted"
            return [
                key.name, key.purpose.name, key.notBefore.businessDay.description,
                key.notAfter.businessDay.description, state,
            ]
        }
    }

    /// Makes the keys that are missing, and signs and takes in a trust list of all, with the root at hand.
    package func start(root: SigningKey, as actor: Actor, in tx: Transaction) throws -> UInt64 {
        for purpose in [TrustedKey.Use.card, .status, .receipt] {
            let hasOne = try lists.value(in: tx).keys.contains {
                $0.purpose == purpose && $0.removedAt == nil && $0.notAfter > tx.now
            }
            if !hasOne { _ = try MakeKey(cards: self, purpose: purpose).run(as: actor, in: tx) }
        }
        guard let list = try trustRequest(in: tx).list(issued: tx.now.unixSeconds) else {
            throw Refusal("card_key_missing", ["purpose": TrustedKey.Use.card.name])
        }
        return try acceptTrustList(try Seal.trustList(list, by: root), root: root.publicJSON, as: actor, in: tx)
    }
}
