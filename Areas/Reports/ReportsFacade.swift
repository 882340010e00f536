package import Kernel
package import Organisation
package import Storage
package import Web

/// What the pages, the API and the command line use of Reports.
package struct ReportsFacade: Sendable {
    /// May see the reports of its scope.
    package static let read = Permission("reports.read")
    /// May fill and hand in the reports that the scope itself owes.
    package static let fill = Permission("reports.fill")
    /// May judge the reports of those below, say who owes what, and store forms.
    package static let review = Permission("reports.review")

    static let formRegister = "forms"

    let organisation: OrganisationFacade
    private let sources: [FigureSource]
    let partners: PartnerSource
    /// Every version of every form.
    let forms = RegisterCache(formRegister) { tx in try FormQueries.all(in: tx) }
    /// The owed reports that were looked at last.
    let book = ObligationBook()
    private let support: SupportSource
    /// Whose beneficiaries are counted.
    let programmes: [BeneficiarySource]
    let partnerReach: ReachSource
    let difficulties: DifficultySource

    /// Exactly one source answers the welfare form now.
    package init(
        organisation: OrganisationFacade, sources: [FigureSource], partners: PartnerSource,
        support: SupportSource = .none, programmes: [BeneficiarySource] = [], partnerReach: ReachSource = .none,
        difficulties: DifficultySource = .none
    ) {
        self.organisation = organisation
        self.sources = sources
        self.partners = partners
        self.support = support
        self.programmes = programmes
        self.partnerReach = partnerReach
        self.difficulties = difficulties
    }

    /// The welfare report that was asked for, within what the actor may see.
    ///
    /// Throws a `Refusal`: `unknown_scope`, `unknown_partner`, `bad_period`, `bad_by`, `bad_as`, `forbidden_scope`,
    /// `forbidden_partner`, `no_reports`, `no_units`, and what the source says, such as `not_offered`.
    package func welfare(_ request: WelfareRequest, as actor: Actor, in tx: Transaction) throws -> WelfareReport {
        let reach = try reach(of: actor, in: tx)
        switch try answer(request, within: reach, in: tx) {
        case .report(let report): return report
        case .refused(let refusals): throw refusals.first ?? Refusal("no_reports")
        }
    }

    /// What was asked, for a list behind a figure: the question, when the actor may see its figures.
    ///
    /// Throws the `Refusal` that `welfare` would.
    package func asked(_ request: WelfareRequest, as actor: Actor, in tx: Transaction) throws -> AskedWelfare {
        let reach = try reach(of: actor, in: tx)
        var reader = QuestionReader(reach)
        guard let question = reader.question(request) else { throw reader.refusals.first ?? Refusal("no_reports") }
        return AskedWelfare(
            question: question, scopeName: reach.name(of: question.scope),
            partnerName: reach.partners.first { $0.code == question.partner }?.name)
    }

    /// The report that was asked for as a file in a language, printed once the transaction is over.
    ///
    /// Throws the refusals of `welfare`.
    package func file(
        _ request: WelfareRequest, as format: ReportFormat, _ tiles: VietnamTiles, _ messages: Messages,
        by actor: Actor, in tx: Transaction
    ) throws -> WelfarePrint {
        let report = try welfare(request, as: actor, in: tx)
        let hasPaper = format == .docx || format == .pdf
        let file = WelfareFile(
            report: report, format: format, words: WelfareWords(messages: messages),
            paper: hasPaper ? try paper(of: report, tiles, messages, in: tx) : nil)
        return WelfarePrint(report: report, file: file.file)
    }

    /// The report, or everything that is wrong with what was asked.
    enum WelfareAnswer {
        case report(WelfareReport)
        /// At least one.
        case refused([Refusal])
    }

    func reach(of actor: Actor, in tx: Transaction) throws -> ReportReach {
        ReportReach(actor, tree: try organisation.tree.value(in: tx), partners: try partners.partners(tx))
    }

    func answer(_ request: WelfareRequest, within reach: ReportReach, in tx: Transaction) throws -> WelfareAnswer {
        var reader = QuestionReader(reach)
        guard let question = reader.question(request) else { return .refused(reader.refusals) }
        do {
            let desk = try ReportDesk(self, as: .commandLine, in: tx)
            return .report(
                try report(question, within: reach, declared: DeclaredReports(desk: desk), in: tx))
        } catch let refusal as Refusal {
            return .refused([refusal])
        }
    }

    private func report(
        _ question: WelfareQuestion, within reach: ReportReach, declared: DeclaredReports, in tx: Transaction
    ) throws -> WelfareReport {
        WelfareReport(
            question: question, scopeName: reach.name(of: question.scope),
            partnerName: reach.partners.first { $0.code == question.partner }?.name,
            figures: try figures(question, in: tx), support: try support.support(question, tx),
            declared: try declared.figures(question, in: tx),
            difficulties: try WelfareDifficulties(desk: ReportDesk(self, as: .commandLine, in: tx)).list(
                question, in: tx),
            generatedAt: tx.now)
    }

    /// The figures of a question, whoever asks.
    func figures(_ question: WelfareQuestion, in tx: Transaction) throws -> WelfareFigures {
        guard let source = sources.first, sources.count == 1 else { throw WrongSources(count: sources.count) }
        do {
            return try source.figures(question, tx)
        } catch let refusal as Refusal {
            // The sentences name what was asked, whatever the source said of it.
            throw Refusal(refusal.code, refusal.parameters.merging(question.parameters) { own, _ in own })
        }
    }

    /// What partners gave beside their discounts, whoever asks.
    func support(_ question: WelfareQuestion, in tx: Transaction) throws -> WelfareSupport {
        try support.support(question, tx)
    }

    /// The sales of a question by the code of their point, whoever asks.
    func pointFigures(_ question: WelfareQuestion, in tx: Transaction) throws -> [String: SalesTotals] {
        guard let source = sources.first, sources.count == 1 else { throw WrongSources(count: sources.count) }
        return try source.points(question, tx)
    }

    /// Where and when the sales of a question were made, whoever asks.
    func picture(_ question: WelfareQuestion, in tx: Transaction) throws -> WelfarePicture {
        guard let source = sources.first, sources.count == 1 else { throw WrongSources(count: sources.count) }
        return try source.picture(question, tx)
    }

    /// The composition gave the welfare form no source or several.
    struct WrongSources: Error {
        let count: Int
    }
}

extension WelfareQuestion {
    /// What a refusal's sentence may name.
    fileprivate var parameters: [String: String] {
        [
            "scope": scope, "partner": partner ?? WelfareQuestion.allPartners, "period": period.description,
            "by": by.rawValue, "as": view.name,
        ]
    }
}
