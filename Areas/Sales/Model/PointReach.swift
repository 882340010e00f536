package import Kernel
internal import Organisation
internal import Partners
package import Storage

/// The points of sale for which an actor may decide something, by the scopes on which a permission holds.
///
/// A partner's people for their own points and those of its branches; a union unit for the points of partners with whom
/// it, or a unit below it, has an agreement.
package struct PointReach: Sendable {
    /// Nil for every point.
    package let numbers: Set<Int64>?
    /// Decides for the union and not for a partner.
    package let isOfUnion: Bool

    package func reaches(_ point: Int64) -> Bool { numbers?.contains(point) ?? true }
}

extension SalesFacade {
    /// The points for which somebody may decide.
    package func pointReach(of actor: Actor, for permission: Permission, in tx: Transaction) throws -> PointReach {
        let tree = try takeSales.organisation.tree.value(in: tx)
        let register = try takeSales.partners.register.value(in: tx)
        let reach = SalesReach(scopes: actor.scopes(for: permission), tree: tree, register: register)
        guard !reach.scopes.contains(.everything) else { return PointReach(numbers: nil, isOfUnion: true) }
        let units = reach.scopes.compactMap { scope -> Int64? in
            if case .unit(let code) = scope { tree.unit(code: code)?.number } else { nil }
        }
        let partners = Set(
            register.agreements.filter { agreement in
                units.contains { agreement.unitNumber == $0 || tree.hasHung(agreement.unitNumber, below: $0) }
            }.map(\.partnerNumber))
        let points = register.points.filter { point in
            let head = register.partner(point.partnerNumber)?.parentNumber
            return partners.contains(point.partnerNumber) || head.map(partners.contains) ?? false
                || reach.reaches(point)
        }
        return PointReach(numbers: Set(points.map(\.number)), isOfUnion: reach.isOfUnion)
    }
}
