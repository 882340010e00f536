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
            let open = try waiting.value(in: tx)
            let count = open.counts.reduce(0) { reach.reaches($1.key) ? $0 + $1.value : $0 }
            guard count > 0 else { return [] }
            let register = try partners.register.value(in: tx)
            let lines = open.latest.filter { reach.reaches($0.point) }.prefix(DeskTask.mostLines).map { sale in
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
