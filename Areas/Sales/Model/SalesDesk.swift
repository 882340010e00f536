internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports
internal import Storage
package import Web

extension SalesFacade {
    /// What Sales lays on people's desks: a cashier's counter today, and what a member has saved this year.
    package var deskSource: DeskSource {
        DeskSource(
            tasks: { question, tx in try flagTasks(question, in: tx) },
            facts: { question, tx in try counterFacts(question, in: tx) + memberFacts(question, in: tx) })
    }

    /// Flagged sales that nobody has looked at.
    private func flagTasks(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskTask] {
        guard question.actor.may(SalesFacade.lookAtFlags) else { return [] }
        let reach = try pointReach(of: question.actor, for: SalesFacade.lookAtFlags, in: tx)
        let open = try openFlags.value(in: tx)
        let count = open.counts.reduce(0) { reach.reaches($1.key) ? $0 + $1.value : $0 }
        guard count > 0 else { return [] }
        let lines = try open.latest.filter { reach.reaches($0.point) }.prefix(DeskTask.mostLines).map { sale in
            let look = try FlagLook(sale, self, in: tx)
            return DeskTask.Line("\(look.pointName): \(question.text(sale.key))", FlagPage.path(sale))
        }
        return [
            DeskTask(
                question.text("sales.desk.flags", ["count": Digits.grouped(count)]), count: Int(count),
                at: FlagsPage.path, .soon, lines: lines)
        ]
    }

    /// The counter at which the cashier stands; those who read reports see more there.
    private func counterFacts(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskFact] {
        guard question.actor.may(SalesFacade.record), !question.actor.may(ReportsFacade.read) else { return [] }
        let register = try takeSales.partners.register.value(in: tx)
        let reach = SalesReach(
            scopes: question.actor.scopes(for: SalesFacade.record),
            tree: try takeSales.organisation.tree.value(in: tx), register: register)
        let points = CounterDesk.points(reach, on: tx.today)
        let last = points.count > 1 ? try SaleQueries.lastPoint(of: question.actor.signature, in: tx) : nil
        guard let point = points.count == 1 ? points.first : points.first(where: { $0.number == last }) else {
            return []
        }
        let totals = try SaleQueries.totals(at: point.number, on: tx.today, in: tx)
        let path = CounterPage.path.with("point", point.code)
        return [
            DeskFact(
                Digits.grouped(Int64(totals.turns)), question.text("sales.desk.turns", ["point": point.name]),
                at: path),
            DeskFact(totals.paidAmount.printed, question.text("sales.desk.paid"), at: path),
            DeskFact(totals.discountAmount.printed, question.text("sales.desk.saved"), at: path),
        ]
    }

    private func memberFacts(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskFact] {
        let cards = question.actor.roles.compactMap { role -> String? in
            if case .member(let number) = role.scope { number } else { nil }
        }
        guard !cards.isEmpty else { return [] }
        let numbers = try takeSales.members.find(cards, in: tx).values.map(\.number)
        let year = Period(.year, containing: tx.today).days
        let bought = try SaleQueries.sales(of: numbers, in: tx).filter { sale in
            sale.refusal == nil && !sale.isReversed && sale.values.map { year.contains($0.businessDay) } ?? false
        }
        let saved = bought.compactMap(\.values).reduce(Dong.zero) { $0 + ($1.listAmount - $1.paidAmount) }
        return [
            DeskFact(Digits.grouped(Int64(bought.count)), question.text("sales.desk.own_turns"), at: nil),
            DeskFact(saved.printed, question.text("sales.desk.own_saved"), at: nil),
        ]
    }
}
