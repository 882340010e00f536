internal import Attachments
internal import Kernel
internal import Storage
internal import Web

/// The register of difficulties as a list and as files, each difficulty, and its photos.
struct DifficultyRoutes: Sendable {
    let store: Store
    let supervision: SupervisionFacade

    var routes: [Route] {
        let read = SupervisionFacade.read
        return [
            .needs(read, .get, DifficultiesPage.path.text, list),
            .needs(read, .get, DifficultiesPage.csvPath.text, csv),
            .needs(read, .get, DifficultiesPage.xlsxPath.text, workbook),
            .needs(read, .get, "/difficulties/{number}", show),
            .needs(read, .get, "/difficulties/{number}/files/{place}", file),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let look = try await look(visit, rows: paging.offset..<(paging.offset + paging.size))
        return .page(DifficultiesPage(look, paging, visit.messages))
    }

    private func csv(_ visit: SignedIn) async throws -> Answer {
        let look = try await look(visit, rows: 0..<DifficultiesFile.mostRows)
        return .file(
            DifficultiesFile(look, visit.messages).csv(), name: "difficulties-\(visit.now.businessDay).csv",
            contentType: "text/csv; charset=utf-8")
    }

    private func workbook(_ visit: SignedIn) async throws -> Answer {
        let look = try await look(visit, rows: 0..<DifficultiesFile.mostRows)
        return .file(
            try DifficultiesFile(look, visit.messages).workbook(now: visit.now),
            name: "difficulties-\(visit.now.businessDay).xlsx", contentType: AttachmentKind.xlsx.contentType)
    }

    private func look(_ visit: SignedIn, rows: Range<Int>) async throws -> DifficultiesLook {
        let request = DifficultiesRequest(visit)
        do {
            return try await store.read { [supervision] tx in
                try DifficultiesLook(request, rows: rows, as: visit.actor, supervision, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: .notFound)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let number = try visit.difficultyNumber()
        let look = try await store.read { [supervision] tx in
            try DifficultyLook(number, as: visit.actor, supervision, in: tx)
        }
        return .page(DifficultyPage(look, visit.messages))
    }

    /// Only those who may see the difficulty get its files.
    private func file(_ visit: SignedIn) async throws -> Answer {
        let (number, place) = (try visit.difficultyNumber(), Digits.integer(try visit.parameter("place")))
        return try await store.read { [supervision] tx in
            let look = try DifficultyLook(number, as: visit.actor, supervision, in: tx)
            guard let file = look.files.first(where: { $0.place == place }),
                let stored = try AttachmentShelf.file(file.hash, in: tx)
            else { throw NotFound("file") }
            return stored.answer(name: file.name)
        }
    }
}

extension DifficultiesRequest {
    /// What the query says.
    init(_ visit: SignedIn) {
        func value(_ name: String) -> String? {
            visit.query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
        }
        search = value("q") ?? ""
        state = value("state")
        unit = value("unit")
        partner = value("partner")
        agreement = value("agreement")
        level = value("level")
    }

    /// The path with what is asked for.
    func on(_ path: LocalPath) -> LocalPath {
        let pairs = [
            ("q", search.isEmpty ? nil : search), ("state", state), ("unit", unit), ("partner", partner),
            ("agreement", agreement), ("level", level),
        ]
        return pairs.reduce(path) { path, pair in pair.1.map { path.with(pair.0, $0) } ?? path }
    }
}
