internal import Kernel
internal import Members
internal import Rollup
internal import Storage

/// The facts of the ledger as one transaction sees them: a base, and what came since.
struct FactState: Sendable {
    let base: FactBase
    /// By which rows of members it is told; those of the base, or later ones.
    let members: MemberUnits
    /// Where units stand by the tree as it is now.
    let standings: UnitStandings
    let versions: FactBase.Versions
    private(set) var head: Int64
    /// In the order of their seats, like the voided ones.
    private(set) var added: [Fact] = []
    private(set) var voided: [Fact] = []
    private(set) var strays: [CountedSale]

    /// Members with changed rows, beyond which another base is made.
    private static let mostChangedMembers = 5_000

    init(_ base: FactBase) {
        self.init(base, base.members, base.standings, base.versions)
    }

    private init(
        _ base: FactBase, _ members: MemberUnits, _ standings: UnitStandings, _ versions: FactBase.Versions
    ) {
        self.base = base
        self.members = members
        self.standings = standings
        self.versions = versions
        head = base.sequence
        strays = base.strays
    }

    /// The base by rows of members and by a tree as they are now: facts that count for another unit since then, or
    /// that no unit alone decides any more, are void in their seats and stand beside the base.
    ///
    /// Nil when that concerns more than some members.
    init?(
        _ base: FactBase, corrected members: MemberUnits, _ standings: UnitStandings, _ versions: FactBase.Versions
    ) {
        guard var changed = members.changes(since: base.members).map(Set.init) else { return nil }
        for place in base.standings.order.places(plainUnlike: standings.order) {
            let seats = base.index.seats.seats(of: place..<place + 1)
            guard changed.count + seats.count <= FactState.mostChangedMembers else { return nil }
            changed.formUnion(seats.map { Int64(base.index.seats.person(at: $0)) })
        }
        guard changed.count <= FactState.mostChangedMembers else { return nil }
        self.init(base, members, standings, versions)
        var (added, voided): ([Fact], [Fact]) = ([], [])
        for member in changed {
            for fact in base.facts(of: member) {
                var told = fact
                told.subject = UInt32(member)
                let seated = base.seated(told, by: members, standings.order)
                guard seated != fact else { continue }
                voided.append(fact)
                if let seated { added.append(seated) } else { strays.append(CountedSale(told)) }
            }
        }
        self.added = added.sorted()
        self.voided = voided.sorted()
    }

    /// As it was when nothing of the ledger beyond the base had been read.
    var beginning: FactState { FactState(base, corrected: members, standings, versions) ?? FactState(base) }

    /// Facts that stand beside the base and are looked at one by one.
    var changes: Int { added.count + voided.count + strays.count - base.strays.count }

    var view: FactView { FactView(index: base.index, added: added, voided: voided) }

    /// Reads what the ledger has beyond it.
    mutating func follow(to newHead: Int64, in tx: Transaction) throws {
        guard head < newHead else { return }
        var (came, went): ([Fact], [Fact]) = ([], [])
        try FactQueries.forEachFact(after: head, upTo: newHead, in: tx) { fact in
            if let seated = base.seated(fact, by: members, standings.order) {
                came.append(seated)
            } else {
                strays.append(CountedSale(fact))
            }
        }
        try FactQueries.forEachVoid(after: head, upTo: newHead, in: tx) { fact in
            if let seated = base.seated(fact, by: members, standings.order) {
                went.append(seated)
            } else if let place = strays.firstIndex(where: { $0.fact == fact }) {
                strays.remove(at: place)
            }
        }
        added.merge(came)
        voided.merge(went)
        head = newHead
    }

    /// Hands over the counted sales of some days, whatever their order.
    func forEachCounted(_ days: Range<Int32>, _ body: (CountedSale) -> Void) {
        for stray in strays where days.contains(stray.day.number) { body(stray) }
        view.forEach([FactView.Stretch(days: days, ranges: [0..<UInt32.max])]) { fact in
            var fact = fact
            fact.subject = base.index.seats.person(at: fact.subject)
            body(CountedSale(fact))
        }
    }
}
