internal import Kernel
internal import Rollup

/// A sale that counts, only with what figures are made of.
struct CountedSale: Sendable, Hashable {
    let day: Day
    let point: Int32
    let member: Int32
    let product: Int32
    let listAmount: Dong
    let paidAmount: Dong

    /// The fact's subject is the member's number.
    init(_ fact: Fact) {
        day = Day(number: fact.day)
        point = Int32(fact.point)
        member = Int32(fact.subject)
        product = Int32(fact.product)
        listAmount = Dong(fact.list)
        paidAmount = Dong(fact.paid)
    }

    var fact: Fact {
        Fact(
            subject: UInt32(member), point: UInt32(point), product: UInt32(product), day: day.number,
            list: listAmount.amount, paid: paidAmount.amount)
    }
}
