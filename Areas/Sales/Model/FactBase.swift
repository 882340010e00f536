internal import Kernel
internal import Members
internal import Organisation
internal import Rollup
internal import Storage

/// The counted sales up to a sequence as an index over seats, by one state of the registers.
///
/// Sales that no unit alone decides (members without a row that day, merged members, units on whose way a split lies)
/// stand apart as strays and are judged one by one.
final class FactBase: Sendable {
    /// Which registers it was made by: a change of one of them makes another base.
    struct Versions: Sendable, Hashable {
        let members: Int64
        let units: Int64

        init(in tx: Transaction) throws {
            members = try tx.version(of: MembersFacade.register)
            units = try tx.version(of: OrganisationFacade.register)
        }
    }

    let sequence: Int64
    let versions: Versions
    let members: MemberUnits
    let standings: UnitStandings
    let index: FactIndex
    let strays: [CountedSale]
    /// Segments that were found damaged while it was made.
    let damaged: [Int64]

    init(upTo sequence: Int64, _ tree: UnitTree, _ members: MemberUnits, products: Int, in tx: Transaction) throws {
        self.sequence = sequence
        self.members = members
        versions = try Versions(in: tx)
        let order = UnitOrder(tree, today: tx.today)
        standings = UnitStandings(order, tree)
        let seats = SeatMap(places: order.units.count, greatestPerson: Int(members.greatestNumber)) { tell in
            members.forEachAssignment { member, unit in
                guard !members.isMerged(member), let place = order.plainPlace(of: unit) else { return }
                tell(place, UInt32(member))
            }
        }
        let shelf = try FactShelf(upTo: sequence, in: tx)
        var strays: [CountedSale] = []
        index = try FactIndex(seats: seats, months: shelf.months, products: products) { month in
            var facts = try shelf.facts(of: month)
            var seated = 0
            for fact in facts {
                if let found = FactBase.seated(fact, members, order, seats) {
                    facts[seated] = found
                    seated += 1
                } else {
                    strays.append(CountedSale(fact))
                }
            }
            facts.removeLast(facts.count - seated)
            return facts.orderedBySubject()
        }
        self.strays = strays
        damaged = shelf.damaged
    }

    /// A fact of a member as one of a seat, by rows that may have changed since; nil for a stray.
    func seated(_ fact: Fact, by members: MemberUnits, _ order: UnitOrder) -> Fact? {
        FactBase.seated(fact, members, order, index.seats)
    }

    /// The facts of a member that the index holds, by its seats.
    func facts(of member: Int64) -> [Fact] {
        var facts: [Fact] = []
        for seat in seats(of: member) { index.forEach(days: index.days, [seat..<seat + 1]) { facts.append($0) } }
        return facts
    }

    private static func seated(
        _ fact: Fact, _ members: MemberUnits, _ order: UnitOrder, _ seats: SeatMap
    ) -> Fact? {
        let member = Int64(fact.subject)
        guard !members.isMerged(member), let unit = members.row(of: member, on: Day(number: fact.day)),
            let place = order.plainPlace(of: unit), let seat = seats.seat(of: fact.subject, in: place)
        else { return nil }
        var seated = fact
        seated.subject = seat
        return seated
    }

    /// The seats of a person, wherever it was assigned.
    func seats(of person: Int64) -> [UInt32] {
        guard !members.isMerged(person) else { return [] }
        return members.units(of: person).compactMap { unit in
            standings.order.plainPlace(of: unit).flatMap { index.seats.seat(of: UInt32(person), in: $0) }
        }
    }
}
