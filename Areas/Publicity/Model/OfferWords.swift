internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// How the public pages and papers say what is offered, in the reader's language.
struct OfferWords: Sendable {
    let messages: Messages

    func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        messages.text("publicity.\(key)", parameters)
    }

    func kind(_ kind: ProductKind) -> String { messages.text("partners.product_kind.\(kind.rawValue)") }
    func method(_ instruction: Instruction) -> String {
        messages.text("partners.method.\(instruction.method.rawValue)")
    }
    func proof(_ instruction: Instruction) -> String { messages.text("partners.proof.\(instruction.proof.rawValue)") }

    func money(_ amount: Dong) -> String { text("money", ["amount": amount.printed]) }

    /// How many sales one member, or all together, may have; nil without such a bound.
    func bound(_ count: Int64?, _ period: LimitPeriod?) -> String? {
        count.map {
            messages.text("partners.bound.\((period ?? .total).rawValue)", ["count": Digits.grouped($0)])
        }
    }

    /// `giảm 12,5%`; nil where nothing is saved.
    func saving(_ price: ProductPrice) -> String? {
        price.discountRate.flatMap { $0.millionths > 0 ? text("saving", ["rate": $0.printed]) : nil }
    }

    func range(_ offers: [OfferBook.Offer]) -> String? {
        DiscountRange(offers.compactMap { $0.price.discountRate }).map { range in
            range.low == range.high
                ? range.low.printed
                : messages.text("partners.range", ["low": range.low.printed, "high": range.high.printed])
        }
    }

    /// Whom the offer is for.
    func audience(_ offer: OfferBook.Offer, _ book: OfferBook) -> String {
        guard offer.agreement.covers == .below, let unit = unit(of: offer.agreement, book), unit.parentNumber != nil
        else { return text("for_all") }
        return text("for_below", ["unit": book.tree.name(of: unit, on: book.day)])
    }

    private func unit(of agreement: Agreement, _ book: OfferBook) -> UnionUnit? {
        book.tree.heir(of: agreement.unitNumber, made: agreement.days.from, on: book.day)
            .flatMap { book.tree.unit($0) }
    }

    /// From when to when; an open end is said.
    func days(_ days: DayRange) -> String {
        let from = days.from?.printed ?? ""
        return days.to.map { text("days", ["from": from, "to": ($0 - 1).printed]) } ?? text("days_open", ["from": from])
    }

    func kilometres(_ distance: Double) -> String {
        let tenths = Int((distance * 10).rounded())
        return text("kilometres", ["distance": tenths >= 100 ? String(tenths / 10) : "\(tenths / 10),\(tenths % 10)"])
    }
}
