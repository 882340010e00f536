internal import Documents
internal import Foundation
package import Jobs
package import Kernel
package import Storage
package import Web

/// Files that people send in the browser: rehearsed first, then taken; composed with the kinds of all areas.
package struct ImportDesk: Sendable {
    package static let take = Permission("imports.take")
    /// So that rehearsing and taking stay below a few seconds; longer files go through the command.
    package static let mostRows = 50_000
    package static let mostBytes = 8 << 20
    private static let longestFileName = 120
    private static let uploadSeconds: Int64 = 24 * 3_600
    private static let rejectsSeconds: Int64 = 30 * 24 * 3_600

    let store: Store
    let kinds: [any ImportKind]
    let exports: [any ExportKind]

    package init(store: Store, kinds: [any ImportKind], exports: [any ExportKind] = []) {
        self.store = store
        self.kinds = kinds
        self.exports = exports
    }

    /// The routes, texts and pages for the site.
    package var door: AreaDoor {
        AreaDoor(
            name: "imports", resources: ImportResources.folder,
            routes: ImportRoutes(desk: self).routes + ExportRoutes(desk: self).routes,
            navigation: [
                NavigationItem(.administration, "imports.navigation", ImportsPage.path, permission: ImportDesk.take),
                NavigationItem(.administration, "exports.navigation", ExportsPage.path, permission: ImportDesk.take),
            ],
            pages: [ImportsPage.self, UploadPage.self, BatchPage.self, ExportsPage.self])
    }

    /// The long work of this target.
    package var jobKinds: [JobKind] { [ImportJob(desk: self).kind, ExportJob(desk: self).kind] }

    /// The steps of the log's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "imports", folder: ImportResources.folder + "/Schema")
    }

    // MARK: Who may

    func kinds(for actor: Actor) -> [any ImportKind] { kinds.filter { $0.isFor(actor) } }

    func kind(_ name: String, for actor: Actor) throws -> any ImportKind {
        guard let kind = kinds(for: actor).first(where: { $0.name == name }) else {
            throw Refusal("import_kind_not_yours")
        }
        return kind
    }

    /// Whole registers are for those who may send the same files for the whole programme, parts for those of the part.
    func exportKinds(for actor: Actor) -> [any ExportKind] {
        exports.filter { export in
            kinds.contains { kind in
                guard kind.name == export.name else { return false }
                return export.keepsToScope
                    ? kind.isFor(actor) : actor.scopes(for: kind.permission).contains(.everything)
            }
        }.map { $0.read(by: actor) }
    }

    func exportKind(_ name: String, for actor: Actor) throws -> any ExportKind {
        guard let kind = exportKinds(for: actor).first(where: { $0.name == name }) else {
            throw Refusal("export_kind_not_yours")
        }
        return kind
    }

    /// The log of others is for those who take files of the whole programme.
    func seesEverybody(_ actor: Actor) -> Bool { actor.scopes(for: ImportDesk.take).contains(.everything) }

    func batch(_ number: Int64, for actor: Actor, in tx: Transaction) throws -> ImportBatch {
        guard let batch = try BatchQueries.find(number, in: tx) else { throw NotFound("import") }
        let isOwn = batch.actorName == actor.name && kinds(for: actor).contains(where: { $0.name == batch.kind })
        guard isOwn || seesEverybody(actor) else { throw NotFound("import") }
        return batch
    }

    func upload(_ id: String, of actor: Actor, in tx: Transaction) throws -> ImportUpload {
        guard let upload = try UploadQueries.find(id, in: tx), upload.owner == actor.name else {
            throw NotFound("upload")
        }
        return upload
    }

    // MARK: Send, rehearse, take

    /// Rehearses a file and keeps it until its sender decides; says its id.
    func rehearse(
        _ content: [UInt8], fileName: String, kind: any ImportKind, updates: Bool, as actor: Actor,
        _ messages: Messages
    ) async throws -> String {
        guard content.count <= ImportDesk.mostBytes else {
            throw Refusal("import_file_too_large", ["limit": String(ImportDesk.mostBytes >> 20)])
        }
        let options = ImportDesk.options(isDryRun: true, messages)
        let outcome = try await imported(content, kind, options, run: ImportRun(actor: actor, updates: updates))
        let name = ImportDesk.shown(fileName)
        let (summary, rejects, kindName) = (outcome.summary, outcome.rejects, kind.name)
        return try await store.write { (tx: Transaction) throws -> String in
            try ImportDesk.removeOld(in: tx)
            let upload = ImportUpload(
                id: TimeOrderedID.make(at: tx.now), owner: actor.name, kind: kindName, fileName: name,
                updates: updates, counts: summary, batch: nil)
            try UploadQueries.insert(upload, content: content, rejects: rejects, in: tx)
            return upload.id
        }
    }

    private static func removeOld(in tx: Transaction) throws {
        let (uploads, rejects) = (tx.now + -uploadSeconds, tx.now + -rejectsSeconds)
        try UploadQueries.removeOld(uploadsBefore: uploads, rejectsBefore: rejects, in: tx)
    }

    /// Takes a rehearsed file in earnest and says the import's number; a second asking gets the number of the first.
    func take(
        _ id: String, as actor: Actor, _ messages: Messages, _ progress: JobProgress? = nil
    ) async throws -> Int64 {
        let (upload, content) = try await store.read { tx in
            (try self.upload(id, of: actor, in: tx), try UploadQueries.content(of: id, in: tx) ?? [])
        }
        if let batch = upload.batch { return batch }
        var options = ImportDesk.options(isDryRun: false, messages)
        options.fileName = upload.fileName
        options.progress = { read, total, _ in progress?.note(done: read, of: total) }
        options.begins = { batch, tx in
            guard try UploadQueries.claim(id, batch: batch, in: tx) else { throw Refusal("import_taken_already") }
        }
        let kind = try self.kind(upload.kind, for: actor)
        let outcome = try await imported(
            content, kind, options, run: ImportRun(actor: actor, updates: upload.updates))
        return try await store.write { tx in
            guard let batch = try UploadQueries.find(id, in: tx)?.batch else { throw NotFound("upload") }
            if outcome.summary.hasRejects { try UploadQueries.keepRejects(outcome.rejects, of: batch, in: tx) }
            try UploadQueries.remove(id, in: tx)
            return batch
        }
    }

    private static func options(isDryRun: Bool, _ messages: Messages) -> Importer.Options {
        var options = Importer.Options()
        options.isDryRun = isDryRun
        options.mostRows = mostRows
        options.sentence = { key, parameters in messages.text(key, parameters) }
        return options
    }

    /// Runs the importer over a file that is there only meanwhile.
    private func imported(
        _ content: [UInt8], _ kind: any ImportKind, _ options: Importer.Options, run: ImportRun
    ) async throws -> (summary: ImportSummary, rejects: [UInt8]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phucloi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "input")
        let rejects = folder.appending(path: "rejects.csv")
        try Data(content).write(to: file)
        var options = options
        options.rejectsPath = rejects.path
        let summary = try await Importer(kind, options: options).run(path: file.path, run: run, on: store)
        return (summary, Array(try Data(contentsOf: rejects)))
    }

    /// A file's name as the log shows it.
    static func shown(_ name: String) -> String {
        let clean = VietnameseText.clean(name)
        let kept = clean.unicodeScalars.filter { !VietnameseText.hasControlCharacter(String($0)) }
        return String(String(String.UnicodeScalarView(kept)).prefix(longestFileName))
    }
}
