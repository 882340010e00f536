internal import Kernel
internal import Reports
internal import Storage
internal import Web

/// `GET /api/v1/figures`: one figure over any days, whole or in groups, always up to the last answered sale.
struct FigureCalls: Sendable {
    let store: Store
    let sales: SalesFacade
    let reports: ReportsFacade

    var routes: [Route] {
        [.api(needs: ReportsFacade.read, .get, "/api/v1/figures", figures)]
    }

    private func figures(_ visit: SignedIn) async throws -> Answer {
        let request = FigureRequest(
            measure: visit.query("measure"), product: visit.asked("product"), from: visit.asked("from"),
            to: visit.asked("to"), group: visit.asked("group"))
        // What reports ask too is read by them; the days that are meant here stand in for the period.
        let period = Period(.year, containing: Clock.system.now.businessDay)
        let answer = try await reports.behindFigure(visit, store, period: period) { [sales] asked, tx in
            try sales.figure(request, asked.question, in: tx)
        }
        return .json(bytes: FigureJSON.bytes(answer))
    }
}

extension SignedIn {
    /// A pair of the query, cleaned; nil when nothing is left.
    fileprivate func asked(_ name: String) -> String? {
        query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension SalesFacade {
    /// One figure of the facts as the transaction sees them.
    func figure(_ request: FigureRequest, _ asked: WelfareQuestion, in tx: Transaction) throws -> FigureAnswer {
        let question = try request.question(asked, today: tx.today)
        let ground = try SalesGround(self, in: tx)
        return try FigureCount(question, ground, ground.state()).answer()
    }
}
