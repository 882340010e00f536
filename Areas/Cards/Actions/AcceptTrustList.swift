internal import CardFormat
internal import Credential
internal import Kernel
internal import Storage

/// Takes in a trust list that the root has signed; the root of the first one is believed from then on.
struct AcceptTrustList: Sendable {
    let cards: CardsFacade
    let content: [UInt8]
    /// The root's public key as JSON (RFC 7517); needed for the first list, and the same one ever after.
    let root: String?

    /// Throws `card_root_missing`, `card_root_other`, `card_trust_list_there_already`, and `card_trust_list` with the
    /// reason in `fault`: a list of another root, an older version, a changed byte.
    func run(as actor: Actor, in tx: Transaction) throws -> TrustList {
        try tx.lock(.cards)
        let lists = try cards.lists.fresh(in: tx)
        let given = root.flatMap(AcceptTrustList.roots)
        guard let believed = lists.root.flatMap(AcceptTrustList.roots) ?? given, let id = believed.ids.first else {
            throw Refusal("card_root_missing")
        }
        guard given == nil || given?.ids == believed.ids else { throw Refusal("card_root_other") }
        let list: TrustList
        do throws(SealFault) {
            list = try Seal.openTrustList(content, roots: believed, seen: lists.trust?.version)
        } catch {
            throw Refusal("card_trust_list", ["fault": error.code])
        }
        guard lists.trust?.version != list.version else { throw Refusal("card_trust_list_there_already") }
        if lists.root == nil, let root { try KeyQueries.pin(id, root, in: tx) }
        try KeyQueries.insert(list.version, content, in: tx)
        try tx.markChanged(CardsFacade.listsRegister)
        try tx.audit(
            actor, "cards.trust_list_accepted", "trust-list:\(list.version)", ["keys": String(list.keys.count)])
        return list
    }

    private static func roots(_ json: String) -> RootKeys? {
        (try? JSONWebKey(json: Array(json.utf8))).flatMap { RootKeys($0) }
    }
}
