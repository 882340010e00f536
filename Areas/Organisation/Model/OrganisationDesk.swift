internal import Kernel
internal import Storage
package import Web

extension OrganisationFacade {
    /// What Organisation lays on people's desks: units for the search.
    package var deskSource: DeskSource {
        DeskSource(finds: { question, search, tx in try deskFinds(question, search, in: tx) })
    }

    /// Units are counted up to here; a name that fits more is no search.
    private static let mostFound = 200

    private func deskFinds(_ question: DeskQuestion, _ search: DeskSearch, in tx: Transaction) throws -> [DeskFinds] {
        guard question.actor.may(OrganisationFacade.read) else { return [] }
        let tree = try tree.value(in: tx)
        let reach = UnitReach(question.actor, OrganisationFacade.read, tree)
        let most = OrganisationFacade.mostFound
        let units = try UnitFinder(tree: tree, reach: reach, day: tx.today, search: search.text, kind: nil)
            .units(offset: 0, limit: most + 1, in: tx)
        let words = UnitWords(messages: question.messages, tree: tree)
        let hits = units.prefix(search.most).map { unit in
            DeskFinds.Hit(
                tree.name(of: unit, on: tx.today), detail: "\(unit.code) · \(words.kind(unit.kind))",
                at: LocalPath("/units/\(unit.code)"))
        }
        return [
            DeskFinds(
                question.text("units.desk.found"), count: min(units.count, most), isCut: units.count > most,
                all: LocalPath("/units").with("q", search.text), hits: Array(hits))
        ]
    }
}
