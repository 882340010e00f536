package import Access
package import Imports
package import Kernel
package import Organisation
package import Storage

/// What other areas and the composition may use of Members; one for each store.
package struct MembersFacade: Sendable {
    /// The register whose version tells that some member's unit may have changed.
    package static let register = "members"
    /// To see names and numbers of members; no partner's role ever has it.
    package static let read = Permission("members.read")
    package static let write = Permission("members.write")
    package static let erase = Permission("members.erase")
    static let mergeRegister = "member_merges"

    let organisation: OrganisationFacade
    let seal: PersonSeal
    let dependents: [MemberDependents]

    /// Which unit each member's own row names on each day, kept in memory.
    package let units = RegisterCache(register) { tx in try MemberQueries.units(in: tx) }

    /// Which units hang below those of roles; forgotten when the tree changes.
    let reachedUnits = RegisterCache(OrganisationFacade.register) { _ in ReachedUnits() }

    /// Members that were merged into others, kept in memory.
    package let aliases = RegisterCache(mergeRegister) { tx in try MemberMergeQueries.aliases(in: tx) }

    /// `dependents` are what may depend on members in areas that Members does not know.
    package init(organisation: OrganisationFacade, dependents: [MemberDependents] = [], seal: SecretSeal = .none) {
        self.seal = PersonSeal(seal)
        self.organisation = organisation
        self.dependents = dependents
    }

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] { [ImportMembers(organisation: organisation, dependents: dependents)] }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] { [ExportMembers(organisation: organisation)] }

    /// The members of some card numbers; who is not among them is unknown.
    ///
    /// One statement for each 4.096 numbers: every batch of sales asks.
    package func find(
        _ memberNumbers: some Collection<String>, in tx: Transaction
    ) throws -> [String: MemberRecord] {
        let records = try MemberQueries.records(of: Array(memberNumbers), in: tx)
        let aliases = try aliases.value(in: tx)
        return aliases.isEmpty ? records : try merged(records, aliases, in: tx)
    }

    /// What was merged answers under the number that stays, with the rows of all numbers of the person.
    private func merged(
        _ records: [String: MemberRecord], _ aliases: MemberAliases, in tx: Transaction
    ) throws -> [String: MemberRecord] {
        let families = records.mapValues { record in
            let person = aliases.person(of: record.number)
            return [person] + aliases.aliases(of: person)
        }.filter { $0.value.count > 1 }
        guard !families.isEmpty else { return records }
        let cards = try MemberQueries.memberNo(of: Set(families.values.joined()).sorted(), in: tx)
        let members = try MemberQueries.records(of: Array(cards.values), in: tx)
        return records.merging(
            families.compactMapValues { family in
                MemberRecord(of: family.compactMap { number in cards[number].flatMap { members[$0] } })
            }
        ) { _, merged in merged }
    }

    /// Counts who belongs to units on some days, and who came and went between them.
    package var movements: MemberMovements {
        MemberMovements { [units] moments, tx in try units.value(in: tx).movements(moments) }
    }

    /// Indexes names from the time before there were pairs of words, once; says how many members that were.
    @discardableResult
    package func indexNames(on store: Store) async throws -> Int {
        guard try await store.read({ try $0.version(of: MembersFacade.wordRegister) }) == 0 else { return 0 }
        var (after, count) = (Int64(0), 0)
        while true {
            let from = after
            let part = try await store.write { tx in
                let part = try MemberWordQueries.pairless(after: from, limit: MembersFacade.indexedAtOnce, in: tx)
                try MemberWordQueries.renew(of: part, in: tx)
                if part.isEmpty { try tx.markChanged(MembersFacade.wordRegister) }
                return part
            }
            guard let last = part.last else { return count }
            (after, count) = (last, count + part.count)
        }
    }

    private static let wordRegister = "member_words"
    private static let indexedAtOnce = 5_000

    /// The card numbers of some members by their dense numbers.
    package func memberNo(of numbers: some Collection<Int64>, in tx: Transaction) throws -> [Int64: String] {
        try MemberQueries.memberNo(of: Array(numbers), in: tx)
    }

    /// The names of some members by their dense numbers, from the vault; an erased person has none.
    package func fullNames(of numbers: some Collection<Int64>, in tx: Transaction) throws -> [Int64: String] {
        try MemberQueries.fullNames(of: Array(numbers), in: tx)
    }
}
