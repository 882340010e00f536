internal import Attachments
internal import Kernel
internal import Storage
internal import Web

/// The list of owed reports, each report, and what is done with it.
struct ObligationRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        let (read, fill, review) = (ReportsFacade.read, ReportsFacade.fill, ReportsFacade.review)
        return [
            .needs(read, .get, "/obligations", list), .needs(read, .get, "/obligations.csv", csv),
            .needs(read, .get, "/obligations/{number}", show),
            .needs(fill, .post, "/obligations/{number}", bodyLimit: AttachedFile.mostFormBytes, save),
            .needs(read, .get, "/obligations/{number}/files/{cell}", attached),
            .needs(review, .post, "/obligations/{number}/review", judge),
        ]
            + ReportFormat.allCases.map { format in
                .needs(read, .get, "/obligations/{number}/report.\(format.rawValue)") { try await file($0, format) }
            }
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        guard try await hasForms() else { return .redirect(to: FormsPage.path) }
        let look = try await look(visit, rows: paging.rows)
        let own = try await store.read { [reports] tx in
            try OwnReports(try ReportDesk(reports, as: visit.actor, in: tx), in: tx)
        }
        return .page(ObligationsPage(look, own, paging, visit.messages))
    }

    /// Without a form nothing is owed; the page of forms says what to do.
    private func hasForms() async throws -> Bool {
        try await store.read { [reports] tx in try !reports.forms.value(in: tx).isEmpty }
    }

    private func csv(_ visit: SignedIn) async throws -> Answer {
        let look = try await look(visit)
        return .file(
            ObligationsFile(look, FormWords(messages: visit.messages)).csv(),
            name: "obligations-\(look.form.code)-\(look.period).csv", contentType: "text/csv; charset=utf-8")
    }

    private func look(_ visit: SignedIn, rows: Range<Int>? = nil) async throws -> ObligationsLook {
        let request = ObligationsRequest(
            form: visit.asked("form"), period: visit.asked("period"), scope: visit.asked("scope"),
            state: visit.asked("state"),
            search: visit.asked("q"))
        return try await store.obligations(request, rows: rows, as: visit.actor, reports)
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(ReportPage(try await report(visit), visit.messages))
    }

    private func report(_ visit: SignedIn) async throws -> ReportLook {
        let number = try visit.reportNumber()
        return try await store.read { [reports] tx in
            try ReportLook(number, try ReportDesk(reports, as: visit.actor, in: tx), in: tx)
        }
    }

    private func file(_ visit: SignedIn, _ format: ReportFormat) async throws -> Answer {
        let (number, now) = (try visit.reportNumber(), visit.now)
        let words = FormWords(messages: visit.messages)
        let (look, file) = try await store.read { [reports] tx in
            let desk = try ReportDesk(reports, as: visit.actor, in: tx)
            let look = try ReportLook(number, desk, in: tx)
            return (look, reports.file(of: look, desk, as: format, words, at: now))
        }
        let bytes = try file.bytes()
        guard format != .json else { return .json(bytes: bytes) }
        return .file(
            bytes, name: "\(look.form.code)-\(look.obligation.period)-\(look.obligation.subject).\(format.rawValue)",
            contentType: format.contentType)
    }

    // MARK: Filling

    private func save(_ visit: SignedIn) async throws -> Answer {
        let number = try visit.reportNumber()
        let form = try await visit.form()
        let look = try await report(visit)
        guard look.isOwn else { throw Forbidden(ReportsFacade.fill) }
        let typed = TypedReport(form, look.form, stored: look.obligation.content)
        let filling = Filling(
            number: number, typed: typed.content, version: Digits.integer(form["version"]) ?? 0,
            formVersion: Digits.integer(form["form_version"]).map { Int($0) }, submits: form["action"] == "submit")
        // Whatever becomes of the rest, a file need not be sent again.
        try await keep(typed.sent)
        // More blank rows are shown; nothing is saved.
        guard form["action"] != "rows" else {
            return .page(ReportPage(try await report(visit, typed, filling), visit.messages))
        }
        guard typed.isSound else { return page(try await report(visit, typed, filling), visit) }
        do {
            switch try await store.write({ [reports] tx in try filling.run(reports, as: visit.actor, in: tx) }) {
            case .saved:
                let key = filling.submits ? "flash.report_submitted" : "flash.report_saved"
                return .redirect(to: ReportPage.path(of: number), flash: Flash(key))
            case .conflict(let conflict):
                return page(try await report(visit, typed: typed, conflict), visit)
            }
        } catch let unfinished as FillReport.Unfinished {
            var look = try await report(visit, typed, filling)
            look.tellsMissing = true
            look.unmended = unfinished.unmended
            return page(look, visit)
        } catch let refusal as Refusal {
            return page(try await report(visit, typed, filling), visit, Trouble(refusal, visit.messages))
        }
    }

    private func keep(_ files: [CheckedFile]) async throws {
        guard !files.isEmpty else { return }
        try await store.write { tx in for file in files { _ = try AttachmentShelf.put(file, in: tx) } }
    }

    /// The page as it was typed; the next save stands on the version that it was opened on, so that nobody's change
    /// is lost meanwhile.
    private func report(_ visit: SignedIn, _ typed: TypedReport, _ filling: Filling) async throws -> ReportLook {
        let number = try visit.reportNumber()
        return try await store.read { [reports] tx in
            var look = try ReportLook(number, try ReportDesk(reports, as: visit.actor, in: tx), typed: typed, in: tx)
            look.basedOn = min(max(filling.version, 1), look.obligation.version)
            return look
        }
    }

    /// The file of a cell, for those who may see the report.
    private func attached(_ visit: SignedIn) async throws -> Answer {
        let (number, cell) = (try visit.reportNumber(), try visit.parameter("cell"))
        return try await store.read { [reports] tx in
            let (obligation, _) = try ReportDesk(reports, as: visit.actor, in: tx).obligation(number, in: tx)
            guard let file = obligation.content.files[cell], let stored = try AttachmentShelf.file(file.hash, in: tx)
            else { throw NotFound("file") }
            return stored.answer(name: file.name)
        }
    }

    /// The page after a conflict: the own cells as they were typed, all others as somebody else has stored them, so
    /// that the next save takes nothing back.
    private func report(
        _ visit: SignedIn, typed: TypedReport, _ conflict: FillReport.Conflict
    ) async throws -> ReportLook {
        let number = try visit.reportNumber()
        return try await store.read { [reports] tx in
            var look = try ReportLook(
                number, try ReportDesk(reports, as: visit.actor, in: tx),
                typed: typed.showing(conflict.merged, own: conflict.mine), in: tx)
            look.conflicts = conflict.cells
            return look
        }
    }

    private func page(_ look: ReportLook, _ visit: SignedIn, _ trouble: Trouble? = nil) -> Answer {
        .page(ReportPage(look, visit.messages, trouble: trouble), status: .unprocessable)
    }

    /// A save, and the handing in after it, in one transaction: what cannot be handed in is not saved either.
    private struct Filling: Sendable {
        let number: Int64
        let typed: ReportContent
        let version: Int64
        let formVersion: Int?
        let submits: Bool

        func run(_ reports: ReportsFacade, as actor: Actor, in tx: Transaction) throws -> FillReport.Outcome {
            for file in typed.files.values where try !AttachmentShelf.has(file.hash, in: tx) {
                throw Refusal("attachment_gone", ["name": file.name])
            }
            let action = FillReport(desk: try ReportDesk(reports, as: actor, in: tx))
            let outcome = try action.save(
                number, typed: typed, basedOn: version, formVersion: formVersion, in: tx)
            if submits, case .saved = outcome { try action.submit(number, in: tx) }
            return outcome
        }
    }

    // MARK: Judging

    private func judge(_ visit: SignedIn) async throws -> Answer {
        let number = try visit.reportNumber()
        let form = try await visit.form()
        let judgement = Judgement(form)
        do {
            try await store.write { [reports] tx in
                try judgement.run(number, JudgeReport(desk: try ReportDesk(reports, as: visit.actor, in: tx)), in: tx)
            }
            return .redirect(to: ReportPage.path(of: number), flash: Flash("flash.report_judged"))
        } catch let refusal as Refusal {
            return page(try await report(visit), visit, Trouble(refusal, visit.messages, fields: Judgement.fields))
        }
    }
}

extension SignedIn {
    /// The report's number in the path; not found when it is none.
    func reportNumber() throws -> Int64 {
        guard let number = Digits.integer(try parameter("number")) else { throw NotFound("report") }
        return number
    }
}

extension Store {
    /// The list of owed reports, its period opened first when that is due; every line when no places are given.
    func obligations(
        _ request: ObligationsRequest, rows: Range<Int>? = nil, as actor: Actor, _ reports: ReportsFacade
    ) async throws -> ObligationsLook {
        do {
            let look = try await read { tx in
                try ObligationsLook(request, try ReportDesk(reports, as: actor, in: tx), rows: rows, in: tx)
            }
            guard let coming = look.coming, coming.opens <= look.today else { return look }
            let opened = try await write { tx in
                try OpenPeriod(desk: try ReportDesk(reports, as: .commandLine, in: tx)).run(
                    look.form, look.period, in: tx)
            }
            guard opened != nil else { return look }
            return try await read { tx in
                try ObligationsLook(request, try ReportDesk(reports, as: actor, in: tx), rows: rows, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}

extension Paging {
    /// The places of the list that are on this page.
    var rows: Range<Int> { offset..<(offset + size) }
}
