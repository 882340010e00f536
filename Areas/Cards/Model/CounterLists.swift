package import CardFormat
package import Credential
package import Storage

/// What counters without a network must know, and what they are given for their sales.
extension CardsFacade {
    /// The key that signs receipts now; throws `card_key_missing` and what stands in the way of opening it.
    package func receiptKey(in tx: Transaction) throws -> SigningKey {
        try safe.open(try lists.value(in: tx).signer(.receipt, at: tx.now))
    }

    /// The root's public key as JSON; nil before the first trust list.
    package func root(in tx: Transaction) throws -> String? { try lists.value(in: tx).root }

    /// The trust list that is believed; nil before the first.
    package func trust(in tx: Transaction) throws -> TrustList? { try lists.value(in: tx).trust }

    /// The numbers of the status lists that there are.
    package func statusLists(in tx: Transaction) throws -> [Int64] {
        let last = try StatusQueries.greatest(in: tx)
        return last == 0 ? [] : Array(1...last)
    }
}
