internal import Kernel
internal import Organisation
package import Storage

/// A member with the name from the vault, for what officers hand out.
package struct NamedMember: Sendable {
    package let record: MemberRecord
    /// Nil once the person was erased.
    package let fullName: String?
    /// The unit of today; nil for who belongs to none.
    package let unit: Int64?
}

extension MembersFacade {
    private static let readAtOnce = 2_000

    /// The members of some numbers with their names, in the order of the numbers that were given; unknown ones are
    /// left out.
    ///
    /// The caller has made sure that the actor may see them.
    package func named(_ memberNumbers: [String], in tx: Transaction) throws -> [NamedMember] {
        let tree = try organisation.tree.value(in: tx)
        let records = try find(memberNumbers, in: tx)
        let found = memberNumbers.compactMap { records[$0] }
        let names = try fullNames(of: found.map(\.number), in: tx)
        return found.map { record in
            NamedMember(
                record: record, fullName: names[record.number], unit: record.unit(on: tx.today, in: tree))
        }
    }

    /// Those who today belong to a unit or to one below it, in the order of their numbers; not more than `limit`.
    package func present(below upper: Int64, limit: Int, in tx: Transaction) throws -> [NamedMember] {
        let tree = try organisation.tree.value(in: tx)
        let units = try reachedUnits.value(in: tx).below(upper, in: tree)
        var (present, offset): ([NamedMember], Int) = ([], 0)
        while present.count < limit {
            let lines = try MemberListQueries.page(
                of: units, offset: offset, limit: MembersFacade.readAtOnce, in: tx)
            present += try named(lines.map(\.memberNo), in: tx).filter { member in
                member.unit.map { tree.isWithin($0, upper, on: tx.today) } ?? false
            }
            guard lines.count == MembersFacade.readAtOnce else { break }
            offset += lines.count
        }
        return Array(present.prefix(limit))
    }
}
