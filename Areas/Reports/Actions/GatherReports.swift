package import Kernel
internal import Organisation
package import Storage
package import Web

extension ReportsFacade {
    /// The reports of a form put together for a unit, or the report of one subject, as a file; printed once the
    /// transaction is over.
    ///
    /// Throws the refusals `unknown_form`, `bad_period`, `unknown_scope`, `unknown_subject`.
    package func formReport(
        _ request: FormReportRequest, as format: ReportFormat, _ messages: Messages, by actor: Actor,
        in tx: Transaction
    ) throws -> GatheredFile {
        let words = FormWords(messages: messages)
        let desk = try ReportDesk(self, as: actor, in: tx)
        if let subject = request.subject {
            let form = try desk.form(request.form)
            guard let period = Period(request.period) else { throw Refusal("bad_period", ["period": request.period]) }
            guard
                let owed = try ObligationQueries.obligation(
                    form: form.code, period: period, subject: subject, in: tx), desk.mayRead(subject, form)
            else { throw Refusal("unknown_subject", ["subject": subject]) }
            return file(of: try ReportLook(owed.number, desk, in: tx), desk, as: format, words, at: tx.now)
        }
        let look = try ConsolidationLook(
            ObligationsRequest(form: request.form, period: request.period, scope: request.scope), desk, in: tx)
        return file(of: look, desk, as: format, words, at: tx.now)
    }

    /// One report as a file; the same value on every way.
    func file(
        of look: ReportLook, _ desk: ReportDesk, as format: ReportFormat, _ words: FormWords, at now: Instant
    ) -> GatheredFile {
        switch format {
        case .json: return GatheredFile { FilledReportFile(look, words).json() }
        case .csv: return GatheredFile { FilledReportFile(look, words).csv() }
        case .xlsx: return GatheredFile { try FormWorkbook(look, words).bytes() }
        case .docx, .pdf:
            let document = ReportDocument(look, desk, on: now.businessDay, words)
            return GatheredFile { try document.bytes(as: format, at: now) }
        }
    }

    /// Reports put together as a file.
    func file(
        of look: ConsolidationLook, _ desk: ReportDesk, as format: ReportFormat, _ words: FormWords,
        at now: Instant
    ) -> GatheredFile {
        switch format {
        case .json: return GatheredFile { ConsolidationFile(look, words).json() }
        case .csv: return GatheredFile { ConsolidationFile(look, words).csv() }
        case .xlsx: return GatheredFile { try ConsolidationWorkbook(look, words).bytes(at: now) }
        case .docx, .pdf:
            let document = ReportDocument(look, desk, on: now.businessDay, words)
            return GatheredFile { try document.bytes(as: format, at: now) }
        }
    }

    /// What one consolidated cell is made of: its reports and who is missing.
    ///
    /// Throws the refusals of `formReport` and `unknown_cell`.
    package func explanation(
        of cell: String, _ request: FormReportRequest, _ messages: Messages, by actor: Actor, in tx: Transaction
    ) throws -> GatheredFile {
        let look = try ConsolidationLook(
            ObligationsRequest(form: request.form, period: request.period, scope: request.scope),
            try ReportDesk(self, as: actor, in: tx), in: tx)
        guard let found = look.form.cell(cell) else { throw Refusal("unknown_cell", ["cell": cell]) }
        let words = FormWords(messages: messages)
        return GatheredFile { ConsolidationFile(look, words).explanation(of: found) }
    }
}
