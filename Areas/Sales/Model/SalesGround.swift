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
    private let facts: FactKeeper
    private let tx: Transaction
    let today: Day
    private var known: FactState?

    init(_ sales: SalesFacade, in tx: Transaction) throws {
        let areas = sales.takeSales
        tree = try areas.organisation.tree.value(in: tx)
        divisions = try areas.organisation.divisions.value(in: tx)
        territories = try areas.organisation.territories.value(in: tx)
        register = try areas.partners.register.value(in: tx)
        members = try areas.members.units.value(in: tx)
        head = try LedgerQueries.head(in: tx)
        today = tx.today
        facts = sales.facts
        self.tx = tx
    }

    /// The facts of the ledger up to the head, which follow it first.
    func state() throws -> FactState {
        if let known { return known }
        let state = try facts.state(self, in: tx)
        known = state
        return state
    }

    /// Hands over the counted sales of the ledger on some days, whatever their order.
    func forEachCounted(_ days: DayRange, _ body: (CountedSale) -> Void) throws {
        let from = days.from?.number ?? .min
        try state().forEachCounted(from..<max(from, days.to?.number ?? .max), body)
    }

    /// Days on which the tree or somebody's territory may differ from the day before, in their order.
    var changeDays: [Day] {
        guard !territories.changeDays.isEmpty else { return tree.changeDays }
        return Set(tree.changeDays + territories.changeDays).sorted()
    }
}
