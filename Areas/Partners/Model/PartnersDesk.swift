internal import Kernel
internal import Organisation
internal import Storage
package import Web

extension PartnersFacade {
    /// What Partners lays on people's desks: agreements that end soon, territories where nobody has been named, and
    /// partners, points and agreements for the search.
    package var deskSource: DeskSource {
        DeskSource(
            tasks: { question, tx in
                try expiring(question, in: tx) + unlinked(question, in: tx)
            },
            finds: { question, search, tx in try deskFinds(question, search, in: tx) })
    }

    // MARK: Tasks

    /// An agreement that ends within so many days is to be renewed or let go.
    private static let soonDays = 60
    /// Who may put counterparts in, by file.
    private static let writesRegisters = Permission("register.write")

    private func expiring(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskTask] {
        guard question.actor.may(PartnersFacade.read) else { return [] }
        let register = try register.value(in: tx)
        let tree = try organisation.tree.value(in: tx)
        let reach = AgreementReach(question.actor.scopes(for: PartnersFacade.read), tree)
        let own = PartnerGround.reach(of: question.actor, register)
        let soon = register.agreements.filter { agreement in
            guard let end = agreement.days.to, end > tx.today, end <= tx.today + PartnersFacade.soonDays,
                agreement.days.contains(tx.today), own?.contains(agreement.partnerNumber) ?? true
            else { return false }
            return own != nil || reach.holds(agreement, on: tx.today)
        }.sorted { ($0.days.to ?? .distantPast, $0.code) < ($1.days.to ?? .distantPast, $1.code) }
        guard !soon.isEmpty else { return [] }
        let lines = soon.prefix(DeskTask.mostLines).map { agreement in
            DeskTask.Line(
                question.text(
                    "partners.desk.expiring_line",
                    [
                        "code": agreement.code, "partner": register.partner(agreement.partnerNumber)?.name ?? "",
                        "day": agreement.days.to.map { ($0 - 1).printed } ?? "",
                    ]), AgreementSheet.path(agreement))
        }
        return [
            DeskTask(
                question.text("partners.desk.expiring", ["count": String(soon.count)]), count: soon.count,
                at: Register.agreements.path.with("state", "in_force"), .soon, lines: Array(lines))
        ]
    }

    private func unlinked(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskTask] {
        guard question.actor.may(PartnersFacade.writesRegisters), question.actor.may(PartnersFacade.read) else {
            return []
        }
        let map = CounterpartMap(
            try PartnerGround(self, as: question.actor, with: [.counterparts], in: tx), on: tx.today)
        let missing = map.lines.count { $0.link == nil }
        guard missing > 0 else { return [] }
        return [
            DeskTask(
                question.text("partners.desk.unlinked", ["count": Digits.grouped(Int64(missing))]), count: missing,
                at: Register.counterparts.path.with("missing", "yes"), .soon)
        ]
    }

    // MARK: Search

    private func deskFinds(_ question: DeskQuestion, _ search: DeskSearch, in tx: Transaction) throws -> [DeskFinds] {
        guard question.actor.may(PartnersFacade.read) else { return [] }
        let register = try register.value(in: tx)
        let tree = try organisation.tree.value(in: tx)
        let own = PartnerGround.reach(of: question.actor, register)
        let partners = register.partners.filter {
            own?.contains($0.number) ?? true && search.finds($0.name, $0.code)
        }.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
        let points = register.points.filter { point in
            own?.contains(point.partnerNumber) ?? true
                && search.finds(point.name, point.code, point.address, register.partner(point.partnerNumber)?.name)
        }.sorted { VietnameseText.sortKey($0.name).lexicographicallyPrecedes(VietnameseText.sortKey($1.name)) }
        let agreements = register.agreements.filter { agreement in
            let partner = register.partner(agreement.partnerNumber)
            return own?.contains(agreement.partnerNumber) ?? true
                && search.finds(
                    agreement.code, partner?.name, partner?.code, tree.unit(agreement.unitNumber)?.name)
        }.sorted { $0.code < $1.code }
        let words = RegisterWords(messages: question.messages)
        return [
            found(.partners, partners.count, search, question, with: ("branches", "yes")) { most in
                partners.prefix(most).map {
                    .init(
                        $0.name, detail: "\($0.code) · \(words.legalKind($0.legalKind))", at: PartnerSheet.path($0))
                }
            },
            found(.points, points.count, search, question) { most in
                points.prefix(most).map {
                    .init(
                        $0.name, detail: [$0.code, $0.address].compactMap { $0 }.joined(separator: " · "),
                        at: PointSheet.path($0))
                }
            },
            found(.agreements, agreements.count, search, question) { most in
                agreements.prefix(most).map {
                    .init(
                        $0.code, detail: register.partner($0.partnerNumber)?.name, at: AgreementSheet.path($0))
                }
            },
        ]
    }

    private func found(
        _ list: Register, _ count: Int, _ search: DeskSearch, _ question: DeskQuestion,
        with choice: (String, String)? = nil, _ hits: (Int) -> [DeskFinds.Hit]
    ) -> DeskFinds {
        let path = list.path.with("q", search.text)
        return DeskFinds(
            question.text("partners.\(list.key).title"), count: count,
            all: choice.map { path.with($0.0, $0.1) } ?? path, hits: hits(search.most))
    }
}
