internal import Documents
internal import Kernel
internal import Partners
internal import Web

/// The board of a point as it is printed: what is sold there on the day, both prices, and what to show.
struct BoardPaper: Sendable {
    let place: PublicGround.Place
    let ground: PublicGround
    let words: OfferWords
    /// Of the site whose address the code holds.
    let origin: String

    var board: DiscountBoard {
        DiscountBoard(
            kind: words.text("board.kind"), heading: words.text("board.heading"), partner: place.partner?.name ?? "",
            point: place.point.name, address: place.point.address,
            captions: .init(
                name: words.text("board.name"), listPrice: words.text("list_price"),
                memberPrice: words.text("board.member_price"), discount: words.text("board.discount")),
            lines: lines, whenEmpty: words.text("no_offers"), remarks: remarks,
            dated: words.text("board.dated", ["day": ground.book.day.printed]), codeAddress: address,
            codeCaption: words.text("board.code"), pageFormat: words.text("board.page"))
    }

    var address: String { origin + words.messages.language.prefix + PublicPath.point(place.point.code) }

    /// What saves most comes first, so that a look from the door tells something.
    private var lines: [DiscountBoard.Line] {
        place.offers.sorted {
            let (left, right) = ($0.price.discountRate?.millionths ?? 0, $1.price.discountRate?.millionths ?? 0)
            return left == right ? $0.product.code < $1.product.code : left > right
        }.map(line)
    }

    private func line(_ offer: OfferBook.Offer) -> DiscountBoard.Line {
        let price = offer.price
        let paid = price.agreedPrice(quantity: 1)
        let end = price.days.to.map { words.text("board.until", ["day": ($0 - 1).printed]) }
        let audience = words.audience(offer, ground.book)
        let detail = [
            audience == words.text("for_all") ? nil : audience, words.bound(price.limitCount, price.limitPeriod), end,
        ].compactMap { $0 }
        return DiscountBoard.Line(
            name: price.name, detail: detail.isEmpty ? nil : detail.joined(separator: " · "),
            listPrice: paid < price.listPrice ? words.money(price.listPrice) : nil, memberPrice: words.money(paid),
            discount: price.discountRate.flatMap { $0.millionths > 0 ? "-\($0.printed)" : nil })
    }

    private var remarks: [String] {
        let instruction = place.partner.flatMap { ground.book.instruction(of: $0) }
        return [
            instruction.map { words.text("board.how", ["method": words.method($0), "proof": words.proof($0)]) },
            words.text("board.wrong"),
        ].compactMap { $0 }
    }
}
