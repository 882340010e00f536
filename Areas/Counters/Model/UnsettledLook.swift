internal import Foundation
internal import Kernel
internal import Partners
internal import Sales
internal import Storage

/// One sale that a person must settle, with what its codes mean.
struct UnsettledLook: Sendable {
    let sale: UnsettledSale
    let pointName: String
    let productName: String?
    /// What the device sent, without card and member.
    let text: String
    /// The ledger can read it, so that it can be accepted.
    let isReadable: Bool

    /// Throws `NotFound` for a number that is not there or out of the actor's reach.
    init(_ number: Int64, as actor: Actor, _ counters: CountersFacade, in tx: Transaction) throws {
        let reach = try counters.sales.pointReach(of: actor, for: CountersFacade.settle, in: tx)
        guard let sale = try UnsettledQueries.sale(number, in: tx), reach.reaches(sale.point) else {
            throw NotFound("unsettled")
        }
        try self.init(sale, showsAll: reach.isOfUnion, counters, in: tx)
    }

    /// What no JSON is may hold anything, so that only officers of the union see its letters.
    init(_ sale: UnsettledSale, showsAll: Bool = false, _ counters: CountersFacade, in tx: Transaction) throws {
        let register = try counters.partners.register.value(in: tx)
        self.sale = sale
        pointName = register.point(sale.point)?.name ?? ""
        let day = (sale.soldAt ?? sale.receivedAt).businessDay
        productName = sale.productCode.flatMap { code in
            register.product(code: code).flatMap { ($0.price(on: day) ?? $0.prices.last)?.name }
        }
        text =
            UnsettledLook.shown(sale.item.body)
            ?? (showsAll ? String(sale.item.body.prefix(UnsettledLook.mostLetters)) : "")
        isReadable = SaleReading(Array(sale.item.body.utf8))?.entry.soldAt != nil
    }

    /// The most letters of a text that cannot be read; it is kept whole.
    private static let mostLetters = 4_000
    /// What would tell who bought.
    private static let personal: Set<String> = ["card", "member_no", "challenge"]

    /// Nil for what is no JSON.
    private static func shown(_ body: String) -> String? {
        let data = Data(body.utf8)
        guard var values = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else { return nil }
        for key in personal where values[key] != nil { values[key] = "…" }
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let clean = try? JSONSerialization.data(withJSONObject: values, options: options) else { return nil }
        return String(String(decoding: clean, as: UTF8.self).prefix(mostLetters))
    }
}
