internal import CardFormat
internal import Credential
internal import Kernel
internal import Storage
internal import Synchronization

/// The signed status lists, kept in memory until a card is revoked or they grow old.
final class StatusShelf: Sendable {
    struct Signed: Sendable {
        let content: [UInt8]
        /// By which a program knows that it has this list already.
        let tag: String
        fileprivate let issuedAt: Instant
        fileprivate let revocations: Int64
        fileprivate let lists: Int64
    }

    /// A list is signed anew twice before copies of it may be asked about again.
    private static let renewedAfterSeconds = StatusListMaker.timeToLiveSeconds / 2

    private let kept = Mutex<[Int64: Signed]>([:])

    /// The list of a number with every card that is revoked as of the transaction.
    ///
    /// Throws `NotFound` for a number that was not begun, and what signing throws.
    func list(_ number: Int64, _ cards: CardsFacade, origin: String, in tx: Transaction) throws -> Signed {
        let revocations = try tx.version(of: CardsFacade.revocationsRegister)
        let lists = try tx.version(of: CardsFacade.listsRegister)
        if let kept = kept.withLock({ $0[number] }), kept.revocations == revocations, kept.lists == lists,
            tx.now < kept.issuedAt + StatusShelf.renewedAfterSeconds, tx.now >= kept.issuedAt
        {
            return kept
        }
        guard try StatusQueries.exists(number, in: tx) else { throw NotFound("status-list") }
        let key = try cards.safe.open(try cards.lists.value(in: tx).signer(.status, at: tx.now))
        var maker = StatusListMaker(
            number: UInt32(truncatingIfNeeded: number), subject: "\(origin)/status-lists/\(number)",
            count: Int(StatusPlaces.size))
        for place in try StatusQueries.revoked(in: number, at: tx.now, tx) { maker.revoke(place) }
        let content = try Seal.statusList(try maker.list(issued: tx.now.unixSeconds), by: key)
        let signed = Signed(
            content: content, tag: ListTag.of(content), issuedAt: tx.now, revocations: revocations, lists: lists)
        kept.withLock { $0[number] = signed }
        return signed
    }
}
