internal import Kernel
internal import Organisation
internal import Partners
internal import Storage
package import Web

extension DirectoryFacade {
    /// What Directory lays on people's desks: their own unit or partner without a contact, and units without a chair.
    package var deskSource: DeskSource {
        DeskSource(tasks: { question, tx in
            try contactless(question, in: tx) + chairless(question, in: tx)
        })
    }

    private func contactless(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskTask] {
        let scopes = question.actor.scopes(for: DirectoryFacade.writeContacts)
        guard scopes.contains(where: { $0 != .everything }) else { return [] }
        let tree = try organisation.tree.value(in: tx)
        let register = try partners.register.value(in: tx)
        return try scopes.compactMap { scope -> DeskTask? in
            let side: (ContactSide, String)? =
                switch scope {
                case .unit(let code):
                    tree.unit(code: code).flatMap { tree.heir(of: $0.number, made: nil, on: tx.today) }
                        .flatMap { tree.unit($0) }.map { (.unit($0.number), tree.name(of: $0, on: tx.today)) }
                case .partner(let code): register.partner(code: code).map { (.partner($0.number), $0.name) }
                case .everything, .point, .member: nil
                }
            guard let (side, name) = side,
                try !ContactQueries.contacts(of: side, in: tx).contains(where: { $0.contact.days.contains(tx.today) })
            else { return nil }
            return DeskTask(
                question.text("contacts.desk.missing", ["name": name]),
                at: LocalPath("/contacts/new").with("side", scope.kind).with("code", scope.code ?? ""), .now)
        }
    }

    private func chairless(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskTask] {
        guard question.actor.may(DirectoryFacade.writeOfficers) else { return [] }
        let gaps = try ChairGaps(DirectoryRequest(), as: question.actor, self, in: tx)
        guard !gaps.lines.isEmpty else { return [] }
        return [
            DeskTask(
                question.text(
                    "officers.desk.gaps",
                    [
                        "count": Digits.grouped(Int64(gaps.lines.count)),
                        "all": Digits.grouped(Int64(gaps.unitCount)),
                    ]),
                count: gaps.lines.count, at: GapsPage.path, .soon)
        ]
    }
}
