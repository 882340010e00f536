package import Imports
package import Organisation
package import Storage

/// What other areas and the composition may use of Members; one for each store.
package struct MembersFacade: Sendable {
    static let register = "members"

    private let organisation: OrganisationFacade

    /// Which unit each member's own row names on each day, kept in memory.
    package let units = RegisterCache(register) { tx in try MemberQueries.units(in: tx) }

    package init(organisation: OrganisationFacade) {
        self.organisation = organisation
    }

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] { [ImportMembers(organisation: organisation)] }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] { [ExportMembers(organisation: organisation)] }

    /// The members of some card numbers; who is not among them is unknown.
    ///
    /// One statement for each 4.096 numbers: every batch of sales asks.
    package func find(
        _ memberNumbers: some Collection<String>, in tx: Transaction
    ) throws -> [String: MemberRecord] {
        try MemberQueries.records(of: Array(memberNumbers), in: tx)
    }

    /// The card numbers of some members by their dense numbers.
    package func memberNo(of numbers: some Collection<Int64>, in tx: Transaction) throws -> [Int64: String] {
        try MemberQueries.memberNo(of: Array(numbers), in: tx)
    }

    /// The names of some members by their dense numbers, from the vault; an erased person has none.
    package func fullNames(of numbers: some Collection<Int64>, in tx: Transaction) throws -> [Int64: String] {
        try MemberQueries.fullNames(of: Array(numbers), in: tx)
    }
}
