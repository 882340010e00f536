internal import Kernel
internal import Storage
internal import Web

/// A report as a workbook: to take along, to send back filled, and to take back once more with what is wrong.
struct WorkbookRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    /// What a form needs beside its file.
    private static let formBytes = 64 << 10

    var routes: [Route] {
        let (read, fill) = (ReportsFacade.read, ReportsFacade.fill)
        return [
            .needs(read, .get, "/obligations/{number}/form.xlsx", workbook),
            .needs(
                fill, .post, "/obligations/{number}/form.xlsx", bodyLimit: AttachedFile.mostFormBytes, marked),
            .needs(
                fill, .post, "/obligations/{number}/upload",
                bodyLimit: FilledWorkbook.mostBytes + WorkbookRoutes.formBytes, upload),
        ]
    }

    private func report(_ visit: SignedIn) async throws -> ReportLook {
        let number = try visit.reportNumber()
        return try await store.read { [reports] tx in
            try ReportLook(number, try ReportDesk(reports, as: visit.actor, in: tx), in: tx)
        }
    }

    private func workbook(_ visit: SignedIn) async throws -> Answer {
        try file(FormWorkbook(try await report(visit), FormWords(messages: visit.messages)))
    }

    /// What stands on the page, with its faults in a column of their own.
    private func marked(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        var look = try await report(visit)
        guard look.isOwn else { throw Forbidden(ReportsFacade.fill) }
        look.typed = TypedReport(form, look.form, stored: look.obligation.content)
        look.conflicts = Set(form.all("conflict")).intersection(look.form.cells.map(\.name))
        let words = FormWords(messages: visit.messages)
        let version = Digits.integer(form["version"]).map { min(max($0, 1), look.obligation.version) }
        return try file(FormWorkbook(look, words, errors: ReportCellViews(look, words).told, version: version))
    }

    private func file(_ workbook: FormWorkbook) throws -> Answer {
        .file(try workbook.bytes(), name: workbook.name, contentType: FormWorkbook.contentType)
    }

    private func upload(_ visit: SignedIn) async throws -> Answer {
        let number = try visit.reportNumber()
        let file = try await visit.form().file("file")
        do {
            let workbook = try FilledWorkbook(file?.content)
            let look = try await store.write { [reports] tx in
                try UploadReport(desk: try ReportDesk(reports, as: visit.actor, in: tx)).run(number, workbook, in: tx)
            }
            guard let look else {
                return .redirect(to: ReportPage.path(of: number), flash: Flash("flash.report_uploaded"))
            }
            return .page(ReportPage(look, visit.messages), status: .unprocessable)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages)
            return .page(ReportPage(try await report(visit), visit.messages, trouble: trouble), status: .unprocessable)
        }
    }
}
