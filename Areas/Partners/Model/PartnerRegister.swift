internal import Kernel

/// Partners, agreements, products and points of sale in memory: all that judging a sale asks but the member.
///
/// A class, so that handing it on is one reference and not a copy of every list.
package final class PartnerRegister: Sendable {
    /// By number, as the other lists are.
    package let partners: [Partner]
    package let agreements: [Agreement]
    package let products: [Product]
    package let points: [PointOfSale]
    private let partnerPlaces: Places
    private let agreementPlaces: Places
    private let productPlaces: Places
    private let pointPlaces: Places
    private let branchNumbers: [Int64: Set<Int64>]

    init(partners: [Partner], agreements: [Agreement], products: [Product], points: [PointOfSale]) {
        self.partners = partners
        self.agreements = agreements
        self.products = products
        self.points = points
        partnerPlaces = Places(partners.map { ($0.number, $0.code) })
        agreementPlaces = Places(agreements.map { ($0.number, $0.code) })
        productPlaces = Places(products.map { ($0.number, $0.code) })
        pointPlaces = Places(points.map { ($0.number, $0.code) })
        var branchNumbers: [Int64: Set<Int64>] = [:]
        for partner in partners {
            if let parent = partner.parentNumber { branchNumbers[parent, default: []].insert(partner.number) }
        }
        self.branchNumbers = branchNumbers
    }

    package func partner(code: String) -> Partner? { partnerPlaces.byCode[code].map { partners[$0] } }
    package func partner(_ number: Int64) -> Partner? { partnerPlaces.byNumber[number].map { partners[$0] } }
    package func agreement(code: String) -> Agreement? { agreementPlaces.byCode[code].map { agreements[$0] } }
    package func agreement(_ number: Int64) -> Agreement? { agreementPlaces.byNumber[number].map { agreements[$0] } }
    package func product(code: String) -> Product? { productPlaces.byCode[code].map { products[$0] } }
    package func product(_ number: Int64) -> Product? { productPlaces.byNumber[number].map { products[$0] } }
    package func point(code: String) -> PointOfSale? { pointPlaces.byCode[code].map { points[$0] } }
    package func point(_ number: Int64) -> PointOfSale? { pointPlaces.byNumber[number].map { points[$0] } }

    /// The partner itself and its branches.
    package func branches(of number: Int64) -> Set<Int64> {
        (branchNumbers[number] ?? []).union([number])
    }

    /// The head partner of a branch; a head partner itself.
    package func head(of number: Int64) -> Int64 {
        partner(number)?.parentNumber ?? number
    }

    /// The branches of a head partner, without itself, by code.
    package func ownBranches(of number: Int64) -> [Partner] {
        (branchNumbers[number] ?? []).compactMap { partner($0) }.sorted { $0.code < $1.code }
    }

    /// The partner of a code with its branches; nil, which is all of them, without a code.
    ///
    /// Throws a `Refusal` with `unknown_partner`.
    package func partners(named code: String?) throws -> Set<Int64>? {
        guard let code else { return nil }
        guard let partner = partner(code: code) else { throw Refusal("unknown_partner", ["value": code]) }
        return branches(of: partner.number)
    }

    /// Where in its list a thing stands.
    private struct Places: Sendable {
        let byCode: [String: Int]
        let byNumber: [Int64: Int]

        init(_ things: [(number: Int64, code: String)]) {
            byCode = Dictionary(uniqueKeysWithValues: things.enumerated().map { ($0.element.code, $0.offset) })
            byNumber = Dictionary(uniqueKeysWithValues: things.enumerated().map { ($0.element.number, $0.offset) })
        }
    }
}
