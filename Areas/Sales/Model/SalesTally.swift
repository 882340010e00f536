internal import Kernel
internal import Reports

/// Adds up sales: money and turns as sums, persons as a set.
struct SalesTally {
    private var members = NumberSet()
    private var turns = 0
    private var listAmount = Dong.zero
    private var paidAmount = Dong.zero

    /// `person` is the number by which the buyer counts: two numbers that were merged are one person.
    mutating func add(_ sale: CountedSale, person: Int64) {
        members.insert(person)
        turns += 1
        listAmount += sale.listAmount
        paidAmount += sale.paidAmount
    }

    var totals: SalesTotals {
        SalesTotals(members: members.count, turns: turns, listAmount: listAmount, paidAmount: paidAmount)
    }
}
