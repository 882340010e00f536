internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// What a question finds, in the order in which it is shown: nearest first when somebody says where they are, else by
/// name.
struct PublicFindings: Sendable {
    struct FoundOffer: Sendable {
        let offer: OfferBook.Offer
        /// The points that have it in the place that was asked for.
        let points: Int
        let kilometres: Double?
    }

    struct FoundPlace: Sendable {
        let place: PublicGround.Place
        let kilometres: Double?
    }

    static func offers(_ question: PublicQuestion, _ ground: PublicGround) -> [FoundOffer] {
        var places: [Int64: [PublicGround.Place]] = [:]
        for place in ground.places where question.means(place) {
            for offer in place.offers { places[offer.product.number, default: []].append(place) }
        }
        let isLocal = question.province != nil
        let found = ground.book.offers.compactMap { offer -> FoundOffer? in
            let selling = places[offer.product.number] ?? []
            let partner = ground.book.register.partner(offer.agreement.partnerNumber)
            guard question.means(offer.price), !isLocal || !selling.isEmpty,
                question.finds(offer.price.name, partner?.name, offer.product.code)
            else { return nil }
            return FoundOffer(offer: offer, points: selling.count, kilometres: nearest(selling, question))
        }
        return ordered(found.sorted(byName: \.offer.price.name), question, by: \.kilometres)
    }

    static func places(_ question: PublicQuestion, _ ground: PublicGround) -> [FoundPlace] {
        let found = ground.places.filter { place in
            !place.offers.isEmpty && question.means(place)
                && (question.offer.map { code in place.offers.contains { $0.product.code == code } } ?? true)
                && question.finds(
                    place.point.name, place.point.address, place.area, place.partner?.name, place.point.code)
        }.map { FoundPlace(place: $0, kilometres: nearest([$0], question)) }
        return ordered(found, question, by: \.kilometres)
    }

    static func partners(_ question: PublicQuestion, _ ground: PublicGround) -> [Partner] {
        let here = Set(ground.places.filter(question.means).compactMap(\.partner?.number))
        return ground.partners.filter { partner in
            let family = ground.book.register.branches(of: partner.number)
            return (question.province == nil || !family.isDisjoint(with: here))
                && question.finds(partner.name, partner.code)
        }
    }

    private static func nearest(_ places: [PublicGround.Place], _ question: PublicQuestion) -> Double? {
        guard let near = question.near else { return nil }
        return places.compactMap { place in
            guard let latitude = place.point.latitude, let longitude = place.point.longitude else { return nil }
            return near.kilometres(to: Position(latitude: latitude, longitude: longitude))
        }.min()
    }

    /// Nearest first when somebody says where they are, what has no distance last; else as it comes, which is by name.
    private static func ordered<Found>(
        _ byName: [Found], _ question: PublicQuestion, by kilometres: (Found) -> Double?
    ) -> [Found] {
        guard question.near != nil else { return byName }
        return byName.enumerated().sorted { left, right in
            let (near, far) = (kilometres(left.element) ?? .infinity, kilometres(right.element) ?? .infinity)
            return near == far ? left.offset < right.offset : near < far
        }.map(\.element)
    }
}
