internal import Kernel
internal import Partners
internal import Reports
internal import Web

/// The counter: a form that is worked by keyboard alone, the answer to the last sale, and today's sales.
struct CounterPage: Page {
    static let template = "sales/counter"
    static let path = LocalPath("/counter")

    /// A sale of today.
    struct Line: Sendable {
        let time: String
        let product: String
        let quantity: String
        let listAmount: String
        let paidAmount: String
        let status: String
        /// `good`, `wait` or `off`, the look of the status.
        let look: String
        let reversal: Reversal?
    }

    /// The form behind a sale's button; its id is its own, so that sending it twice reverses once.
    struct Reversal: Sendable {
        let id: String
        let sale: String
        let point: String
        let question: String
    }

    /// The day's sales that count.
    struct Total: Sendable {
        let turns: String
        let listAmount: String
        let paidAmount: String
        let discountAmount: String
    }

    let troubles: [CounterTrouble]
    let hasTroubles: Bool
    let answer: CounterAnswer?
    /// There is no counter at which this person may stand today.
    let isWithoutPoints: Bool
    let points: [Choice]
    /// There is more than one point to choose from.
    let hasChoice: Bool
    let form: CounterForm?
    let hasProducts: Bool
    let lines: [Line]
    let total: Total
    let pages: PageLinks

    init(_ look: CounterLook, _ order: CounterOrder?, _ troubles: [CounterTrouble], _ visit: SignedIn) {
        let messages = visit.messages
        let troubles = look.isOtherPoint ? [.otherPoint(messages)] + troubles : troubles
        self.troubles = troubles
        hasTroubles = !troubles.isEmpty
        answer = look.answered.map { CounterAnswer($0, look.register, messages) }
        isWithoutPoints = look.points.isEmpty
        points = look.points.map { point in
            Choice(
                point.code, label: "\(point.code) · \(point.name)", isSelected: point.number == look.desk?.point.number)
        }
        hasChoice = look.points.count > 1 || (look.isOtherPoint && !look.points.isEmpty)
        form = look.desk.map { desk in
            let fresh = CounterOrder(id: TimeOrderedID.make(at: look.now), pointCode: desk.point.code)
            return CounterForm(desk, order ?? fresh, troubles, messages)
        }
        hasProducts = !(look.desk?.offers.isEmpty ?? true)
        lines = look.sales.map { CounterPage.line($0, look, messages) }
        total = Total(
            turns: Digits.grouped(Int64(look.totals.turns)), listAmount: look.totals.listAmount.printed,
            paidAmount: look.totals.paidAmount.printed, discountAmount: look.totals.discountAmount.printed)
        let here = look.desk.map { CounterPage.path.with("point", $0.point.code) } ?? CounterPage.path
        pages = Paging(visit).links(on: here, hasMore: look.hasMore)
    }

    private static func line(_ record: SaleQueries.SaleRecord, _ look: CounterLook, _ messages: Messages) -> Line {
        let values = record.sale.values
        let product = values.flatMap { values in
            look.register.product(values.product).map { $0.name(on: values.businessDay) }
        }
        let status = record.status
        let time = values?.soldAt.clockTime ?? ""
        let paid = values?.paidAmount.printed ?? ""
        return Line(
            time: time, product: product ?? "", quantity: Digits.grouped(values?.quantity ?? 0),
            listAmount: values?.listAmount.printed ?? "", paidAmount: paid,
            status: messages.text(status.key), look: status.look,
            reversal: record.isReversible && look.mayReverse
                ? Reversal(
                    id: TimeOrderedID.make(at: look.now), sale: record.sale.id, point: look.desk?.point.code ?? "",
                    question: messages.text(
                        "counter.reverse_question", ["time": time, "product": product ?? "", "paid": paid]))
                : nil)
    }

    private init() {
        troubles = [.sample]
        hasTroubles = true
        answer = .sample
        isWithoutPoints = true
        points = [Choice("P1", label: "Point", isSelected: true)]
        hasChoice = true
        form = .sample
        hasProducts = true
        lines = [
            Line(
                time: "08:15", product: "Product", quantity: "1", listAmount: "100.000", paidAmount: "90.000",
                status: "Sold", look: "good", reversal: Reversal(id: "02", sale: "01", point: "P1", question: "Sure?"))
        ]
        total = Total(turns: "1", listAmount: "100.000", paidAmount: "90.000", discountAmount: "10.000")
        pages = .sample
    }

    static let sample = CounterPage()
}
