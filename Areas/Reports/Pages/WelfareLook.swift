internal import Kernel
internal import Organisation
internal import Storage

/// A look at the welfare report: what was asked, what may be asked, and the answer.
struct WelfareLook: Sendable {
    /// As typed, with the own unit, partner and present month where nothing was.
    let request: WelfareRequest
    let today: Day
    let units: [UnionUnit]
    let partners: [ReportPartner]
    /// Units that the typed name may mean, when it is no code.
    let candidates: [UnionUnit]
    let answer: ReportsFacade.WelfareAnswer
    /// For a report by place.
    let picture: WelfarePicture?
    /// The last publication of just this report.
    let published: Publication?
    /// The period is over, and the actor may freeze its report.
    let mayPublish: Bool

    init(_ typed: WelfareRequest, as actor: Actor, _ reports: ReportsFacade, in tx: Transaction) throws {
        let reach = try reports.reach(of: actor, in: tx)
        let search = UnitSearch(reach: reach)
        var request = typed
        var candidates: [UnionUnit] = []
        if let scope = typed.scope, reach.tree.unit(code: scope) == nil {
            candidates = search.units(named: scope)
            if candidates.count == 1 { request.scope = candidates.removeFirst().code }
        }
        request.scope = request.scope ?? reach.ownUnit?.code
        request.period = request.period ?? Period(.month, containing: tx.today).description
        answer = try reports.answer(request, within: reach, in: tx)
        var picture: WelfarePicture?
        var published: Publication?
        var mayPublish = false
        if case .report(let report) = answer {
            request.partner = report.question.partner
            let subject = PublicationSubject(report, words: nil)
            published = try PublicationQueries.revisions(of: PublicationKey(subject), in: tx).last
            mayPublish =
                published == nil && report.question.period.days.to.map { $0 <= tx.today } ?? false
                && PublicationReach(actor, reach).mayPublish(subject)
            if report.question.by == .place { picture = try reports.picture(report.question, in: tx) }
        }
        self.picture = picture
        self.published = published
        self.mayPublish = mayPublish
        self.request = request
        self.candidates = candidates
        today = tx.today
        units = search.suggestions(on: tx.today)
        partners = Array(reach.offeredPartners.prefix(UnitSearch.mostSuggestions))
    }

    var refusals: [Refusal] {
        if case .refused(let refusals) = answer { refusals } else { [] }
    }

    var report: WelfareReport? {
        if case .report(let report) = answer { report } else { nil }
    }
}
