internal import Documents
internal import Jobs
internal import Kernel
internal import Storage
internal import Web

/// Sending files, looking at what becomes of their rows, and taking imports back.
struct ImportRoutes: Sendable {
    let desk: ImportDesk

    /// What a form needs beside its file.
    private static let formBytes = 64 << 10
    private static let longestList = 50

    var routes: [Route] {
        [
            .needs(ImportDesk.take, .get, "/imports", list),
            .needs(ImportDesk.take, .post, "/imports", bodyLimit: ImportDesk.mostBytes + ImportRoutes.formBytes, send),
            .needs(ImportDesk.take, .get, "/imports/files/{id}", upload),
            .needs(ImportDesk.take, .get, "/imports/files/{id}/rejects.csv", uploadRejects),
            .needs(ImportDesk.take, .post, "/imports/files/{id}/take", take),
            .needs(ImportDesk.take, .post, "/imports/files/{id}/drop", drop),
            .needs(ImportDesk.take, .get, "/imports/{number}", batch),
            .needs(ImportDesk.take, .get, "/imports/{number}/rejects.csv", batchRejects),
            .needs(ImportDesk.take, .post, "/imports/{number}/take-back", takeBack),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        try await page(visit)
    }

    private func page(_ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil) async throws -> Answer {
        let paging = Paging(visit)
        let owner = desk.seesEverybody(visit.actor) ? nil : visit.actor.name
        let batches = try await desk.store.read { tx in
            try ImportLog.batches(of: owner, offset: paging.offset, limit: paging.size + 1, in: tx)
        }
        let page = ImportsPage(
            batches, kinds: desk.kinds(for: visit.actor), paging, visit.messages, form: form, trouble: trouble)
        return .page(page, status: trouble == nil ? .ok : .unprocessable)
    }

    private func send(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let kind = try desk.kind(form["kind"], for: visit.actor)
            guard let file = form.file("file") else { throw Refusal("import_no_file") }
            let id = try await desk.rehearse(
                file.content, fileName: file.name, kind: kind, updates: form.has("updates"),
                as: visit.actor, visit.messages)
            return .redirect(to: LocalPath("/imports/files/\(id)"))
        } catch {
            guard let trouble = ImportTrouble(error) else { throw error }
            return try await page(visit, form: form, trouble: trouble.shown(visit.messages))
        }
    }

    private func upload(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        let paging = Paging(visit)
        let (upload, rejects) = try await desk.store.read { [desk, actor = visit.actor] tx in
            (try desk.upload(id, of: actor, in: tx), try UploadQueries.rejects(of: id, in: tx) ?? [])
        }
        if let batch = upload.batch { return .redirect(to: LocalPath("/imports/\(batch)")) }
        let rows = try RejectedRow.read(rejects, offset: paging.offset, limit: paging.size + 1)
        return .page(UploadPage(upload, rows, paging, visit.messages))
    }

    private func uploadRejects(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        let (upload, rejects) = try await desk.store.read { [desk, actor = visit.actor] tx in
            (try desk.upload(id, of: actor, in: tx), try UploadQueries.rejects(of: id, in: tx) ?? [])
        }
        return ImportRoutes.file(rejects, of: upload.kind)
    }

    private func take(_ visit: SignedIn) async throws -> Answer {
        let (id, language) = (try visit.parameter("id"), visit.language)
        let upload = try await desk.store.read { [desk, actor = visit.actor] tx in
            try desk.upload(id, of: actor, in: tx)
        }
        if upload.batch == nil, upload.counts.rows >= ImportJob.fewestRows {
            let path = try await desk.store.write { [actor = visit.actor] tx in
                try JobDesk.start(
                    ImportJob.name, title: upload.fileName, ["upload": id], as: actor, language: language, in: tx)
            }
            return .redirect(to: path)
        }
        let batch = try await desk.take(id, as: visit.actor, visit.messages)
        return .redirect(to: LocalPath("/imports/\(batch)"), flash: Flash("flash.import_taken"))
    }

    private func drop(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        try await desk.store.write { [desk, actor = visit.actor] tx in
            guard try desk.upload(id, of: actor, in: tx).batch == nil else { throw Refusal("import_taken_already") }
            try UploadQueries.remove(id, in: tx)
        }
        return .redirect(to: ImportsPage.path, flash: Flash("flash.import_dropped"))
    }

    private func batch(_ visit: SignedIn) async throws -> Answer {
        try await page(visit, trouble: nil)
    }

    private func page(_ visit: SignedIn, trouble: Trouble?) async throws -> Answer {
        let number = try ImportRoutes.number(visit)
        let paging = Paging(visit)
        let (batch, rejects) = try await desk.store.read { [desk, actor = visit.actor] tx in
            (try desk.batch(number, for: actor, in: tx), try UploadQueries.rejects(ofBatch: number, in: tx))
        }
        let rows = try rejects.map { try RejectedRow.read($0, offset: paging.offset, limit: paging.size + 1) } ?? []
        let kind = desk.kinds(for: visit.actor).first { $0.name == batch.kind }
        let page = BatchPage(
            batch, rows, paging, canBeTakenBack: batch.hasRows && kind is any ReversibleImportKind, visit.messages,
            trouble: trouble)
        return .page(page, status: trouble == nil ? .ok : .unprocessable)
    }

    private func batchRejects(_ visit: SignedIn) async throws -> Answer {
        let number = try ImportRoutes.number(visit)
        let (batch, rejects) = try await desk.store.read { [desk, actor = visit.actor] tx in
            (try desk.batch(number, for: actor, in: tx), try UploadQueries.rejects(ofBatch: number, in: tx))
        }
        guard let rejects, desk.kinds(for: visit.actor).contains(where: { $0.name == batch.kind }) else {
            throw NotFound("rejects")
        }
        return ImportRoutes.file(rejects, of: batch.kind)
    }

    private func takeBack(_ visit: SignedIn) async throws -> Answer {
        let number = try ImportRoutes.number(visit)
        do {
            let rows = try await desk.store.write { [desk, actor = visit.actor] tx in
                _ = try desk.batch(number, for: actor, in: tx)
                return try TakeBackImport(number, kinds: desk.kinds).run(as: actor, in: tx)
            }
            return .redirect(
                to: LocalPath("/imports/\(number)"),
                flash: Flash("flash.import_taken_back", ["rows": Digits.grouped(rows)]))
        } catch let refusal as Refusal {
            return try await page(visit, trouble: Trouble(refusal, visit.messages))
        }
    }

    private static func number(_ visit: SignedIn) throws -> Int64 {
        guard let number = Int64(try visit.parameter("number")) else { throw NotFound("import") }
        return number
    }

    private static func file(_ rejects: [UInt8], of kind: String) -> Answer {
        .csv(String(decoding: rejects, as: UTF8.self), name: "\(kind)-rejects.csv")
    }
}

/// What is wrong with a file that was sent, told beside the field for files.
private struct ImportTrouble {
    private let refusal: Refusal

    init?(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self.refusal = refusal
        case let file as UnreadableFile:
            refusal = Refusal("file.\(file.reason.rawValue)", ["row": file.record.map(String.init) ?? ""])
        case let file as UnusableFile: refusal = Refusal(file.messageKey, file.parameters)
        default: return nil
        }
    }

    func shown(_ messages: Messages) -> Trouble {
        let isOfFile = refusal.code.hasPrefix("file.")
        let text = isOfFile ? messages.text(refusal.code, refusal.parameters) : messages.text(refusal)
        return Trouble(text: text, field: refusal.code == "import_kind_not_yours" ? "kind" : "file")
    }
}
