internal import Jobs
internal import Kernel
internal import Storage
internal import Web

/// Registers as files, for those who may send the same files for the whole programme.
struct ExportRoutes: Sendable {
    let desk: ImportDesk

    var routes: [Route] {
        [
            .needs(ImportDesk.take, .get, ExportsPage.path.text, form),
            .needs(ImportDesk.take, .post, ExportsPage.path.text, start),
        ]
    }

    private func form(_ visit: SignedIn) async throws -> Answer {
        .page(ExportsPage(desk.exportKinds(for: visit.actor), visit.messages))
    }

    private func start(_ visit: SignedIn) async throws -> Answer {
        let (form, actor, language) = (try await visit.form(), visit.actor, visit.language)
        do {
            let kind = try desk.exportKind(form["kind"], for: actor).name
            let title = ImportText.kind(kind, visit.messages)
            let format = form["format"] == "csv" ? "csv" : "xlsx"
            return .redirect(
                to: try await desk.store.write { tx in
                    try JobDesk.start(
                        ExportJob.name, title: title, ["kind": kind, "format": format], as: actor,
                        language: language, in: tx)
                })
        } catch let refusal as Refusal {
            let page = ExportsPage(
                desk.exportKinds(for: actor), visit.messages, form: form,
                trouble: Trouble(refusal, visit.messages))
            return .page(page, status: .unprocessable)
        }
    }
}
