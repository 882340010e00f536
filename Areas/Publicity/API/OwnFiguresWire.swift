/// What a member's pages count; money is whole đồng.
struct OwnFiguresWire: Encodable, Sendable {
    let offers: Int
    let points: Int
    let turns: Int
    let paidAmount: Int64
    let savedAmount: Int64
    let reports: Int
    let waitingReports: Int

    enum CodingKeys: String, CodingKey {
        case offers, points, turns, reports
        case paidAmount = "paid_amount"
        case savedAmount = "saved_amount"
        case waitingReports = "waiting_reports"
    }
}
