internal import Kernel
internal import Storage
internal import Web

/// Several reports judged at once, from the list.
struct BulkRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        [.needs(ReportsFacade.review, .post, "/obligations/bulk", judge)]
    }

    private func judge(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let judgement = Judgement(form)
        let choice = try await choice(form, visit)
        guard judgement.action != nil, !choice.numbers.isEmpty else {
            let key = judgement.action == nil ? "flash.no_judgement" : "flash.nothing_chosen"
            return .redirect(to: choice.back, flash: Flash(key, kind: .warning))
        }
        guard form["confirmed"] == "1" || choice.passes(judgement), judgement.lack == nil else {
            return try await question(choice, judgement, isSecond: form["confirmed"] == "1", visit)
        }
        let lines = try await JudgeMany(reports: reports, actor: visit.actor, judgement: judgement)
            .run(choice.numbers, on: store)
        return .page(BulkPage(lines, judgement, left: choice.left, back: choice.back, visit.messages))
    }

    /// The reports that were ticked, or all that match the filter.
    private func choice(_ form: Form, _ visit: SignedIn) async throws -> BulkChoice {
        let choice = BulkChoice(form)
        guard choice.takesAll else { return choice }
        let look = try await store.obligations(choice.request, rows: 0..<JudgeMany.most, as: visit.actor, reports)
        return choice.with(look.lines.map(\.obligation.number), of: look.matching)
    }

    private func question(
        _ choice: BulkChoice, _ judgement: Judgement, isSecond: Bool, _ visit: SignedIn
    ) async throws -> Answer {
        let first = choice.numbers.prefix(BulkQuestionPage.mostWithoutQuestion)
        let names = try await store.read { [reports] tx in
            let desk = try ReportDesk(reports, as: visit.actor, in: tx)
            return try first.compactMap { number in
                try ObligationQueries.obligation(number, in: tx).flatMap { stored in
                    let form = try desk.form(of: stored)
                    return desk.mayRead(stored.subject, form) ? desk.name(of: stored.subject, form) : nil
                }
            }
        }
        let trouble = isSecond ? judgement.lack.map { Trouble($0, visit.messages, fields: Judgement.fields) } : nil
        return .page(
            BulkQuestionPage(
                choice, judgement, names: names, on: visit.now.businessDay, visit.messages, trouble: trouble),
            status: trouble == nil ? .ok : .unprocessable)
    }
}

/// Which reports somebody has chosen on the list, and where the list was.
struct BulkChoice: Sendable {
    let numbers: [Int64]
    /// Everything that the filter finds is meant.
    let takesAll: Bool
    /// Found and not among the numbers, since a form judges only so many.
    let left: Int
    /// What the list was asked for.
    let filter: [(name: String, value: String)]

    private static let names = ["form", "period", "scope", "state", "q"]

    init(_ form: Form) {
        let ticked = form.all("report") + form["reports"].split(separator: " ").map(String.init)
        takesAll = form["all"] == "1" && form["reports"].isEmpty
        numbers = Array(ticked.compactMap { Digits.integer($0) }.prefix(JudgeMany.most))
        left = Digits.integer(form["left"]).map { Int(clamping: max(0, $0)) } ?? 0
        filter = BulkChoice.names.compactMap { name in form.optionalText(name).map { (name, $0) } }
    }

    private init(numbers: [Int64], left: Int, filter: [(name: String, value: String)]) {
        (self.numbers, self.left, self.filter) = (numbers, left, filter)
        takesAll = false
    }

    func with(_ numbers: [Int64], of all: Int) -> BulkChoice {
        BulkChoice(numbers: numbers, left: max(0, all - numbers.count), filter: filter)
    }

    /// Few enough, and nothing more to say, so that nobody is asked a second time.
    func passes(_ judgement: Judgement) -> Bool {
        numbers.count <= BulkQuestionPage.mostWithoutQuestion
            && (judgement.action != .remind || !judgement.reason.isEmpty)
    }

    var request: ObligationsRequest {
        func asked(_ name: String) -> String? { filter.first { $0.name == name }?.value }
        return ObligationsRequest(
            form: asked("form"), period: asked("period"), scope: asked("scope"), state: asked("state"),
            search: asked("q"))
    }

    /// The list as it was asked for.
    var back: LocalPath { filter.reduce(ObligationsPage.path) { $0.with($1.name, $1.value) } }
}
