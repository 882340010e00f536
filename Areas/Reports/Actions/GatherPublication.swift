internal import Documents
internal import Kernel
internal import Organisation
internal import Storage
internal import Web

/// Puts together what a publication would freeze, as it stands in this transaction.
struct GatherPublication {
    let reports: ReportsFacade
    let actor: Actor
    let tiles: VietnamTiles
    /// Papers are printed in one language, whoever publishes.
    let messages: Messages

    /// Throws the refusals of the report, `publication_period_runs` before the period is over, and
    /// `publication_not_approved` for a single report that is not approved.
    func draft(_ request: PublicationRequest, in tx: Transaction) throws -> PublicationDraft {
        let draft =
            if request.form == WelfareReport.form {
                try welfare(request.welfare, in: tx)
            } else if let subject = request.subject {
                try single(request, subject, in: tx)
            } else {
                try consolidated(request, in: tx)
            }
        guard let over = draft.over, over <= tx.today else {
            throw Refusal("publication_period_runs", ["period": draft.period.description])
        }
        return draft
    }

    private func welfare(_ request: WelfareRequest, in tx: Transaction) throws -> PublicationDraft {
        let words = WelfareWords(messages: messages)
        let report = try reports.welfare(request, as: actor, in: tx)
        let question = report.question
        let paper = try reports.paper(of: report, tiles, messages, in: tx)
        return PublicationDraft(
            subject: PublicationSubject(report, words: words),
            period: question.period, over: question.period.days.to, treeDay: question.view == .today ? tx.today : nil,
            ledgerSequence: report.figures.ledgerSequence,
            figures: WelfareFigureList(report: report, words: words).figures, document: paper.document,
            sheets: WelfareWorkbook(report, words).sheets.map { PublishedSheet($0) }, missing: [])
    }

    private func consolidated(_ request: PublicationRequest, in tx: Transaction) throws -> PublicationDraft {
        let words = FormWords(messages: messages)
        let desk = try ReportDesk(reports, as: actor, in: tx)
        let look = try ConsolidationLook(
            ObligationsRequest(
                form: request.form, period: request.welfare.period, scope: request.welfare.scope), desk, in: tx)
        let scope = look.scope ?? desk.tree.root
        return PublicationDraft(
            subject: PublicationSubject(
                form: look.form.code, title: words.text(look.form.title), scope: scope?.code ?? "",
                scopeName: scope?.name ?? "", partner: WelfareQuestion.allPartners, period: look.period.description,
                by: WelfareQuestion.Grouping.unit.rawValue, view: WelfareQuestion.View.reported.name),
            period: look.period, over: look.form.days(of: look.period).to, treeDay: nil, ledgerSequence: 0,
            figures: look.form.cells.compactMap { PublicationDraft.figure($0, look, words) },
            document: ReportDocument(look, desk, on: tx.today, words).document,
            sheets: [PublishedSheet(ConsolidationWorkbook(look, words).sheet)],
            missing: look.consolidation.missing.map { look.names[$0.subject] ?? $0.subject })
    }

    private func single(
        _ request: PublicationRequest, _ subject: String, in tx: Transaction
    ) throws -> PublicationDraft {
        let words = FormWords(messages: messages)
        let desk = try ReportDesk(reports, as: actor, in: tx)
        let form = try desk.form(request.form)
        let typed = request.welfare.period ?? ""
        guard let period = Period(typed) else { throw Refusal("bad_period", ["period": typed]) }
        guard
            let owed = try ObligationQueries.obligation(form: form.code, period: period, subject: subject, in: tx),
            desk.mayRead(subject, form)
        else { throw Refusal("unknown_subject", ["subject": subject]) }
        let look = try ReportLook(owed.number, desk, in: tx)
        guard look.state == .approved else {
            throw Refusal("publication_not_approved", ["subject": look.subjectName])
        }
        return PublicationDraft(
            subject: PublicationSubject(
                form: form.code, title: words.text(form.title), scope: subject, scopeName: look.subjectName,
                partner: subject, period: period.description, by: WelfareQuestion.Grouping.unit.rawValue,
                view: WelfareQuestion.View.reported.name),
            period: period, over: form.days(of: period).to, treeDay: nil, ledgerSequence: 0,
            figures: look.form.cells.map { PublicationDraft.figure($0, look, words) },
            document: ReportDocument(look, desk, on: tx.today, words).document, sheets: [], missing: [])
    }
}

extension PublicationDraft {
    /// A cell of reports put together; nil for words, which the paper tells.
    fileprivate static func figure(
        _ cell: FormCell, _ look: ConsolidationLook, _ words: FormWords
    ) -> PublishedFigure? {
        let caption = words.text(cell.caption)
        if cell.kind == .rate {
            return PublishedFigure(cell.name, caption, .text, words.rate(look.consolidation.ratio(cell), cell))
        }
        return look.consolidation.number(cell.name).map { number in
            PublishedFigure(cell.name, caption, .count, String(number))
        }
    }

    /// A cell of one report.
    fileprivate static func figure(_ cell: FormCell, _ look: ReportLook, _ words: FormWords) -> PublishedFigure {
        let caption = words.text(cell.caption)
        if let number = look.filled.number(cell.name), cell.kind != .rate, cell.kind != .text {
            return PublishedFigure(cell.name, caption, .count, String(number))
        }
        return PublishedFigure(cell.name, caption, .text, FormCellJSON.plain(cell, look.filled, words))
    }
}

extension ReportsFacade {
    /// A welfare report as an official document with its pictures.
    func paper(
        of report: WelfareReport, _ tiles: VietnamTiles, _ messages: Messages, in tx: Transaction
    ) throws -> WelfarePaper {
        let tree = try organisation.tree.value(in: tx)
        let unit = tree.unit(code: report.question.scope)
        return WelfarePaper(
            report: report, picture: try picture(report.question, in: tx), tiles: tiles,
            superior: unit.flatMap { tree.parent(of: $0.number, on: tx.today)?.name },
            words: WelfareWords(messages: messages))
    }
}
