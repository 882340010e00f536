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
    /// The ledger's last sequence that counts.
    let head: Int64
    private let copies: SalesCopyKeeper
    private let tx: Transaction
    let today: Day

    init(_ sales: SalesFacade, in tx: Transaction) throws {
        let areas = sales.takeSales
        tree = try areas.organisation.tree.value(in: tx)
        divisions = try areas.organisation.divisions.value(in: tx)
        territories = try areas.organisation.territories.value(in: tx)
        register = try areas.partners.register.value(in: tx)
        members = try areas.members.units.value(in: tx)
        head = try LedgerQueries.head(in: tx)
        today = tx.today
        copies = sales.copies
        self.tx = tx
    }

    /// Hands over all counted sales of the ledger, from the copy in memory, which follows it first.
    func forEachCounted(_ body: (SalesCopy.Sale) -> Void) throws {
        try copies.value(in: tx).copy.forEachCounted(upTo: head, body)
    }

    /// Days on which the tree or somebody's territory may differ from the day before, in their order.
    var changeDays: [Day] {
        guard !territories.changeDays.isEmpty else { return tree.changeDays }
        return Set(tree.changeDays + territories.changeDays).sorted()
    }
}
