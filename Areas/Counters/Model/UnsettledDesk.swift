internal import Kernel
internal import Partners
internal import Sales
internal import Storage
package import Web

extension CountersFacade {
    /// What Counters lays on people's desks: sales of counters that only a person can settle.
    package var deskSource: DeskSource {
        DeskSource(tasks: { question, tx in
            guard question.actor.may(CountersFacade.settle) else { return [] }
            let reach = try sales.pointReach(of: question.actor, for: CountersFacade.settle, in: tx)
            let filter = UnsettledQueries.Filter(points: reach.numbers.map(Array.init))
            let count = try UnsettledQueries.count(filter, in: tx)
            guard count > 0 else { return [] }
            let register = try partners.register.value(in: tx)
            let lines = try UnsettledQueries.sales(filter, offset: 0, limit: DeskTask.mostLines, in: tx).map { sale in
                let day = (sale.soldAt ?? sale.receivedAt).businessDay.printed
                let name = register.point(sale.point)?.name ?? ""
                let reason = question.text(UnsettledSale.reasonKey(sale.reason))
                return DeskTask.Line("\(name) · \(day): \(reason)", UnsettledSalePage.path(of: sale.number))
            }
            return [
                DeskTask(
                    question.text("counters.desk.unsettled", ["count": Digits.grouped(count)]), count: Int(count),
                    at: UnsettledPage.path, .now, lines: lines)
            ]
        })
    }
}
