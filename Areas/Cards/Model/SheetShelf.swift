internal import Access
internal import Kernel
internal import Storage

/// Keeps a sheet of printed cards for an hour, sealed, for the one who had it made.
///
/// Whoever holds the file holds the cards, so it is kept as briefly as a person needs to fetch it, twice if the
/// printer jams, and never in the clear. Without the key of the configuration no card is made in the first place.
struct SheetShelf: Sendable {
    static let keptSeconds: Int64 = 3_600

    let seal: SecretSeal

    /// Says the number under which it is fetched.
    func keep(_ file: [UInt8], cards: Int, for actor: Actor, in tx: Transaction) throws -> String {
        guard seal.hasKey else { throw Refusal("card_secret_key_missing") }
        let id = TimeOrderedID.make(at: tx.now)
        try SheetQueries.insert(
            SheetQueries.Sheet(
                id: id, owner: actor.name, cards: Int64(cards),
                content: try seal.sealed(file, bond: SheetShelf.bond(id)).bytes,
                goneAt: tx.now + SheetShelf.keptSeconds), in: tx)
        return id
    }

    /// Throws `NotFound` for another person's sheet, and after its hour.
    func sheet(_ id: String, of actor: Actor, in tx: Transaction) throws -> SheetQueries.Sheet {
        guard let sheet = try SheetQueries.find(id, of: actor.name, in: tx) else { throw NotFound("card-sheet") }
        return sheet
    }

    /// The file itself.
    func file(_ id: String, of actor: Actor, in tx: Transaction) throws -> [UInt8] {
        let sheet = try sheet(id, of: actor, in: tx)
        guard let file = seal.opened(sheet.content, isSealed: true, bond: SheetShelf.bond(id)) else {
            throw NotFound("card-sheet")
        }
        return file
    }

    private static func bond(_ id: String) -> String { "card-sheet \(id)" }
}
