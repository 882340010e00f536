package import Figures
package import Kernel
package import Organisation
package import Storage
package import Web

/// What the composition may use of Targets; one for each store.
package struct TargetsFacade: Sendable {
    /// May look at the targets of the units of its scope.
    package static let read = Permission("targets.read")
    /// May set thresholds for the units of its scope.
    package static let assign = Permission("targets.assign")

    static let register = "targets"

    let organisation: OrganisationFacade
    private let sources: [String: CountSource]

    let book = RegisterCache(register) { tx in
        TargetBook(try TargetQueries.targets(in: tx), try TargetQueries.thresholds(in: tx))
    }

    /// App collects `sources` from the areas that hold the records.
    package init(organisation: OrganisationFacade, sources: [CountSource]) {
        self.organisation = organisation
        self.sources = Dictionary(sources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The targets of a unit and period as a file.
    ///
    /// Throws a `Refusal` about what was asked.
    package func file(
        _ request: TargetsRequest, as format: TargetsFormat, _ messages: Messages, by actor: Actor,
        in tx: Transaction
    ) throws -> @Sendable () throws -> [UInt8] {
        let look = try TargetsLook(request, as: actor, self, in: tx)
        let now = tx.now
        return { try TargetsFile(look, TargetWords(messages)).bytes(as: format, at: now) }
    }

    /// What became of the targets in a unit and period.
    func results(_ question: TargetsQuestion, only code: String? = nil, in tx: Transaction) throws -> [TargetResult] {
        let book = try book.value(in: tx)
        return try book.targets(on: question.cutOff(today: tx.today)).filter { code == nil || $0.code == code }
            .map { target in
                let days = question.days(of: target)
                let cutOff = question.cutOff(days, today: tx.today)
                let viewDay = question.view.viewDay(for: cutOff, today: tx.today)
                let asked = CountQuestion(
                    scope: question.scope.code, days: days, cutOff: cutOff, view: question.view)
                return TargetResult(
                    target: target, count: try sources[target.source].map { try $0.count(asked, tx) },
                    threshold: book.threshold(
                        of: target.code, for: question.scope.number, on: cutOff, viewedOn: viewDay, in: question.tree),
                    cutOff: cutOff, rounding: question.rounding)
            }
    }
}
