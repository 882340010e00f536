internal import Kernel
internal import Organisation
internal import Storage
package import Web

extension MembersFacade {
    /// What Members lays on people's desks: members for the search, for those alone who may see names.
    package var deskSource: DeskSource {
        DeskSource(finds: { question, search, tx in try deskFinds(question, search, in: tx) })
    }

    private func deskFinds(_ question: DeskQuestion, _ search: DeskSearch, in tx: Transaction) throws -> [DeskFinds] {
        guard question.actor.may(MembersFacade.read), !MemberWords.typed(search.text).isEmpty else { return [] }
        let look = try MemberLook(question.actor, organisation, in: tx)
        let numbers = try MemberSearch(
            text: search.text, units: look.reach.units(try reachedUnits.value(in: tx))
        ).sorted(in: tx)
        let hits = try MemberSearch.found(Array(numbers.prefix(search.most)), in: tx).map { member in
            DeskFinds.Hit(
                MemberText.name(member.fullName, question.messages),
                detail: "\(member.memberNo) · \(MemberText.unit(member.unit, look.tree))",
                at: LocalPath("/members/\(member.memberNo)"))
        }
        return [
            DeskFinds(
                question.text("members.desk.found"), count: min(numbers.count, MemberSearch.mostFound),
                isCut: numbers.count > MemberSearch.mostFound, all: MembersPage.path.with("q", search.text),
                hits: hits)
        ]
    }
}
