internal import CardFormat
internal import Kernel
internal import Storage

/// Makes a key of the server; it signs only after a trust list names it.
struct MakeKey: Sendable {
    /// A key signs for 90 days.
    ///
    /// What it signed is verified longer: until the last card has expired, and 8 days more.
    static let days: Int64 = 90
    /// It begins a day before it is made, because the clocks of counters differ.
    private static let aheadSeconds: Int64 = 86_400

    let cards: CardsFacade
    let purpose: TrustedKey.Use

    /// Throws `card_key_purpose` for the use `trust`, which is the root's alone, and `card_secret_key_missing`.
    func run(as actor: Actor, in tx: Transaction) throws -> CardKey {
        guard purpose != .trust else { throw Refusal("card_key_purpose", ["purpose": purpose.name]) }
        let last = tx.now + (MakeKey.days + CardTerms.longestDays + 8) * 86_400
        let key = try cards.safe.make(purpose, from: tx.now + -MakeKey.aheadSeconds, to: last, at: tx.now)
        try KeyQueries.insert(key, in: tx)
        try tx.markChanged(CardsFacade.listsRegister)
        try tx.audit(actor, "cards.key_made", "card-key:\(key.name)", ["purpose": purpose.name])
        return key
    }
}
