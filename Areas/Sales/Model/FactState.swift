internal import Kernel
internal import Members
internal import Rollup
internal import Storage

/// The facts of the ledger as one transaction sees them: a base, and what came since.
struct FactState: Sendable {
    let base: FactBase
    /// By which rows of members it is told; those of the base, or later ones.
    let members: MemberUnits
    let versions: FactBase.Versions
    private(set) var head: Int64
    /// In the order of their seats, like the voided ones.
    private(set) var added: [Fact] = []
    private(set) var voided: [Fact] = []
    private(set) var strays: [CountedSale]

    /// Members with changed rows, beyond which another base is made.
    private static let mostChangedMembers = 5_000

    init(_ base: FactBase) {
        self.init(base, base.members, base.versions)
    }

    private init(_ base: FactBase, _ members: MemberUnits, _ versions: FactBase.Versions) {
        self.base = base
        self.members = members
        self.versions = versions
        head = base.sequence
        strays = base.strays
    }

    /// The base by rows of members as they are now: facts that count for another unit since then are void in their
    /// seats and stand beside the base; nil when more than some rows of members changed.
    init?(_ base: FactBase, corrected members: MemberUnits, _ versions: FactBase.Versions) {
        guard versions.mayFollow(base.versions), let changed = members.changes(since: base.members),
            changed.count <= FactState.mostChangedMembers
        else { return nil }
        self.init(base, members, versions)
        var (added, voided): ([Fact], [Fact]) = ([], [])
        for member in changed {
            for fact in base.facts(of: member) {
                var told = fact
                told.subject = UInt32(member)
                let seated = base.seated(told, by: members)
                guard seated != fact else { continue }
                voided.append(fact)
                if let seated { added.append(seated) } else { strays.append(CountedSale(told)) }
            }
        }
        self.added = added.sorted()
        self.voided = voided.sorted()
    }

    /// As it was when nothing of the ledger beyond the base had been read.
    var beginning: FactState { FactState(base, corrected: members, versions) ?? FactState(base) }

    /// Facts that stand beside the base and are looked at one by one.
    var changes: Int { added.count + voided.count + strays.count - base.strays.count }

    var view: FactView { FactView(index: base.index, added: added, voided: voided) }

    /// Reads what the ledger has beyond it.
    mutating func follow(to newHead: Int64, in tx: Transaction) throws {
        guard head < newHead else { return }
        var (came, went): ([Fact], [Fact]) = ([], [])
        try FactQueries.forEachFact(after: head, upTo: newHead, in: tx) { fact in
            if let seated = base.seated(fact, by: members) {
                came.append(seated)
            } else {
                strays.append(CountedSale(fact))
            }
        }
        try FactQueries.forEachVoid(after: head, upTo: newHead, in: tx) { fact in
            if let seated = base.seated(fact, by: members) {
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
