internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Storage

/// Everything that figures are counted from, as one transaction sees it.
///
/// A class, because a copy of all these registers for each sale that is counted took longer than the counting.
final class SalesGround {
    let tree: UnitTree
    let divisions: DivisionMap
    let territories: TerritoryMap
    let register: PartnerRegister
    let members: MemberUnits
    let copy: SalesCopy
    /// The ledger's last sequence that counts.
    let head: Int64
    let today: Day

    init(_ sales: SalesFacade, in tx: Transaction) throws {
        let areas = sales.takeSales
        tree = try areas.organisation.tree.value(in: tx)
        divisions = try areas.organisation.divisions.value(in: tx)
        territories = try areas.organisation.territories.value(in: tx)
        register = try areas.partners.register.value(in: tx)
        members = try areas.members.units.value(in: tx)
        (copy, head) = try sales.copies.value(in: tx)
        today = tx.today
    }

    /// Days on which the tree or somebody's territory may differ from the day before, in their order.
    var changeDays: [Day] {
        guard !territories.changeDays.isEmpty else { return tree.changeDays }
        return Set(tree.changeDays + territories.changeDays).sorted()
    }
}
