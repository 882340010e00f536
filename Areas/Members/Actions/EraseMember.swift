internal import Imports
package import Kernel
internal import Organisation
package import Storage

/// Erases a person: the vault, the words of search and the key go; numbers, ledgers and the audit stay.
package struct EraseMember: Sendable {
    private let memberNo: String
    private let members: MembersFacade

    package init(_ memberNo: String, members: MembersFacade) {
        self.memberNo = memberNo
        self.members = members
    }

    package func run(as actor: Actor, in tx: Transaction) throws {
        try tx.lock(.register)
        let look = try MemberLook(actor, members.organisation, permission: MembersFacade.erase, in: tx)
        guard let member = try MemberQueries.stated([memberNo], in: tx)[memberNo],
            look.reach.reaches(member.latest?.assignment.unitNumber)
        else { throw NotFound("member") }
        guard try !MemberVaultQueries.isErased(member.number, in: tx) else { throw Refusal("member_erased") }
        // One person may have several numbers; all of them are erased.
        let aliases = try members.aliases.value(in: tx)
        let person = aliases.person(of: member.number)
        let numbers = [person] + aliases.aliases(of: person)
        let cards = try MemberQueries.memberNo(of: numbers, in: tx)
        let holders = cards.map { (number: $0.key, memberNo: $0.value) }
        for dependent in members.dependents where dependent.namesPersons {
            guard try dependent.count(holders, tx) == 0 else { throw Refusal("member_erase_\(dependent.name)") }
        }
        try MemberVaultQueries.erase(numbers, by: actor, in: tx)
        // Files that wait or were partly rejected may name the person; which of them do is not worth reading.
        try ImportLog.forgetFiles(of: "members", in: tx)
        try tx.markChanged(MembersFacade.register)
        for number in numbers { try tx.audit(actor, "members.erase", "member:\(number)") }
    }
}
