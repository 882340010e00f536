internal import Kernel
internal import Organisation
internal import Reports
internal import Web

/// A look at the units of a kind, or at the points, behind a count of the welfare report.
struct FigurePartsLook: Sendable {
    let asked: AskedWelfare
    /// Nil for points.
    let kind: UnitKind?
    let parts: [FigureParts.Part]
}

/// The units of a kind, or the points, that a count of the welfare report is made of, each with its own figures.
struct FigurePartsPage: Page {
    static let template = "sales/parts"
    static let unitsPath = LocalPath("/reports/welfare/units")
    static let unitsFile = LocalPath("/reports/welfare/units.csv")
    static let pointsPath = LocalPath("/reports/welfare/points")
    static let pointsFile = LocalPath("/reports/welfare/points.csv")

    struct Line: Sendable {
        let path: String
        let code: String
        let name: String
        let members: String
        let turns: String
        let paidAmount: String
        let discountAmount: String
    }

    let title: String
    let context: WelfareContext
    let note: String
    let filePathWithQuery: String
    let lines: [Line]
    let pages: PageLinks

    init(_ look: FigurePartsLook, _ paging: Paging, _ messages: Messages) {
        let question = look.asked.question
        title =
            look.kind.map {
                messages.text("sales.parts.units", ["kind": messages.text("reports.unit_kind.\($0.rawValue)")])
            }
            ?? messages.text("sales.parts.points")
        context = WelfareContext(look.asked, messages)
        note = messages.text(
            "sales.parts.\(look.kind == nil ? "points_note" : "units_note")",
            ["count": Digits.grouped(Int64(look.parts.count))])
        filePathWithQuery = FigurePartsPage.file(look).text
        let shown = look.parts.dropFirst(paging.offset)
        lines = shown.prefix(paging.size).map { part in
            Line(
                path: FigurePartsPage.path(part, look.kind, question).text, code: part.code, name: part.name,
                members: Digits.grouped(Int64(part.totals.members)), turns: Digits.grouped(Int64(part.totals.turns)),
                paidAmount: part.totals.paidAmount.printed, discountAmount: part.totals.discountAmount.printed)
        }
        pages = paging.links(on: FigurePartsPage.page(look), hasMore: shown.count > paging.size)
    }

    private static func page(_ look: FigurePartsLook) -> LocalPath {
        guard let kind = look.kind else { return look.asked.question.on(pointsPath) }
        return look.asked.question.on(unitsPath).with("kind", kind.rawValue)
    }

    private static func file(_ look: FigurePartsLook) -> LocalPath {
        guard let kind = look.kind else { return look.asked.question.on(pointsFile) }
        return look.asked.question.on(unitsFile).with("kind", kind.rawValue)
    }

    /// A unit opens its own report, a point its sales.
    private static func path(_ part: FigureParts.Part, _ kind: UnitKind?, _ question: WelfareQuestion) -> LocalPath {
        kind == nil
            ? question.on(SalesPage.path).with("point", part.code)
            : question.on(ReportsFacade.welfarePath, scope: part.code)
    }

    private init() {
        title = "Units"
        context = .sample
        note = "One unit."
        filePathWithQuery = "/reports/welfare/units.csv"
        lines = [
            Line(
                path: "/reports/welfare?scope=VN", code: "VN", name: "Union", members: "1", turns: "1",
                paidAmount: "90", discountAmount: "10")
        ]
        pages = .sample
    }

    static let sample = FigurePartsPage()
}
