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
        return try .json(FigureJSON(answer))
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
        return try FigureCount(question, ground, facts.state(ground, in: tx)).answer()
    }
}

/// The answer as JSON.
private struct FigureJSON: Encodable {
    struct Line: Encodable {
        let code: String?
        let name: String?
        let vintage: String?
        let value: Int64

        enum CodingKeys: String, CodingKey {
            case code, name, vintage, value
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(code, forKey: .code)
            try container.encode(name, forKey: .name)
            try container.encodeIfPresent(vintage, forKey: .vintage)
            try container.encode(value, forKey: .value)
        }
    }

    let measure: String
    let scope: String
    let partner: String
    let from: String
    let to: String
    let by: String
    let view: String
    let ledgerSequence: Int64
    let value: Int64
    let lines: [Line]?

    enum CodingKeys: String, CodingKey {
        case measure, scope, partner, from, to, by, value, lines
        case view = "as"
        case ledgerSequence = "ledger_sequence"
    }

    init(_ answer: FigureAnswer) {
        let question = answer.question
        measure = question.measure.rawValue
        scope = question.asked.scope
        partner = question.asked.partner ?? WelfareQuestion.allPartners
        from = question.days.from?.description ?? ""
        to = question.days.to?.description ?? ""
        by = question.asked.by.rawValue
        view = question.asked.view.name
        ledgerSequence = answer.sequence
        value = answer.value
        lines = answer.lines?.map { Line(code: $0.code, name: $0.name, vintage: $0.vintage, value: $0.value) }
    }
}
