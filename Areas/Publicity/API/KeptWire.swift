internal import Kernel
internal import Members
internal import Partners
internal import Web

/// What a member's telephone keeps for reading without a network: where to buy what, and what was bought.
struct KeptWire: Encodable, Sendable {
    struct Point: Encodable, Sendable {
        let name: String
        let address: String
        let latitude: Double?
        let longitude: Double?
        /// Each with its price, as a sentence.
        let offers: [String]
    }

    struct Purchase: Encodable, Sendable {
        let day: String
        let point: String
        let product: String
        let paid: String
        let status: String
        /// How the badge looks: `good`, `wait` or `off`.
        let look: String
    }

    let points: [Point]
    let purchases: [Purchase]

    /// More would make an answer that a poor network does not carry.
    private static let mostPoints = 100
    private static let mostPurchases = 100
    private static let mostOffers = 8

    init(_ desk: MemberDesk, _ purchases: OwnPurchases, _ messages: Messages) {
        let words = OfferWords(messages: messages)
        let codes = Set(desk.offers.map(\.product.number))
        points = desk.places.prefix(KeptWire.mostPoints).map { place in
            let offers = place.offers.filter { codes.contains($0.product.number) }
            return Point(
                name: place.point.name, address: place.point.address ?? place.area, latitude: place.point.latitude,
                longitude: place.point.longitude,
                offers: offers.prefix(KeptWire.mostOffers).map { offer in
                    let price = words.money(offer.price.agreedPrice(quantity: 1))
                    let told = [price, words.saving(offer.price)].compactMap { $0 }.joined(separator: ", ")
                    return "\(offer.price.name): \(told)"
                })
        }
        self.purchases = purchases.lines.prefix(KeptWire.mostPurchases).map { line in
            let (word, look) =
                switch line.purchase.status {
                case .accepted: ("accepted", "good")
                case .reversed: ("reversed", "wait")
                case .refused: ("refused", "off")
                }
            return Purchase(
                day: line.purchase.soldAt.businessDay.printed, point: line.purchase.point,
                product: line.purchase.product,
                paid: words.money(line.purchase.paidAmount), status: messages.text("members.purchase.\(word)"),
                look: look)
        }
    }
}
