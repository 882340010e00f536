package import Kernel
package import Storage
package import Web

/// Publications with their files: publishing, amending, handing out, and telling whether a file is one of them.
package struct PublicationShelf: Sendable {
    let store: Store
    let reports: ReportsFacade
    let tiles: VietnamTiles
    /// Papers are in Vietnamese, whoever publishes.
    let messages: Messages

    package init(store: Store, reports: ReportsFacade, tiles: VietnamTiles, _ messages: Messages) {
        (self.store, self.reports, self.tiles) = (store, reports, tiles)
        self.messages = Messages(catalogue: messages.catalogue, language: .vietnamese)
    }

    func gather(_ actor: Actor) -> GatherPublication {
        GatherPublication(reports: reports, actor: actor, tiles: tiles, messages: messages)
    }

    /// Freezes a report and prints its files; throws the refusals of `PublishReport`.
    package func publish(_ request: PublicationRequest, as actor: Actor) async throws -> Publication {
        let publication = try await store.write { tx in
            try PublishReport(gather: gather(actor)).publish(request, in: tx)
        }
        try await printFiles(of: publication.number)
        return publication
    }

    /// A further revision; throws the refusals of `PublishReport`.
    package func amend(_ number: Int64, reason: String, as actor: Actor) async throws -> Publication {
        let publication = try await store.write { tx in
            try PublishReport(gather: gather(actor)).amend(number, reason: reason, in: tx)
        }
        try await printFiles(of: publication.number)
        return publication
    }

    /// A publication's file, as it was printed first.
    ///
    /// Throws `NotFound`, and `publication_damaged` when stored bytes are no longer those that were hashed.
    package func file(_ number: Int64, _ format: PublicationFormat) async throws -> ReportFile {
        let (stored, files) = try await store.read { tx -> (PublicationQueries.File?, PublicationFiles) in
            (try PublicationQueries.file(number, format, in: tx), try frozen(number, in: tx))
        }
        let name = files.name(format)
        if let stored {
            guard PublishReport.hash(stored.bytes) == stored.hash else {
                throw Refusal("publication_damaged", ["number": String(number)])
            }
            return ReportFile(bytes: stored.bytes, contentType: format.contentType, name: name)
        }
        let bytes = try files.bytes(format)
        try await store.write { tx in
            try PublicationQueries.keep(bytes, hash: PublishReport.hash(bytes), of: number, format, in: tx)
        }
        return ReportFile(bytes: bytes, contentType: format.contentType, name: name)
    }

    private func printFiles(of number: Int64) async throws {
        for format in PublicationFormat.allCases { _ = try await file(number, format) }
    }

    private func frozen(_ number: Int64, in tx: Transaction) throws -> PublicationFiles {
        guard let publication = try PublicationQueries.publication(number, in: tx) else {
            throw NotFound("publication")
        }
        return PublicationFiles(
            content: try PublishReport.content(of: publication, in: tx), hash: publication.hash,
            words: WelfareWords(messages: messages))
    }

    /// What a file is that somebody holds.
    package struct Verification: Sendable {
        package let publication: Publication
        package let format: PublicationFormat
        /// What the frozen figures print today is this file to the byte.
        package let printsTheSame: Bool
        /// A later revision replaces it.
        package let replacedBy: Int64?
    }

    /// Nil for a file that was never published here, or was changed by a single byte.
    ///
    /// Throws `publication_damaged`.
    package func verify(_ bytes: [UInt8]) async throws -> Verification? {
        let hash = PublishReport.hash(bytes)
        guard let found = try await verify(hash: hash) else { return nil }
        let number = found.publication.number
        let files = try await store.read { tx -> PublicationFiles in try frozen(number, in: tx) }
        return Verification(
            publication: found.publication, format: found.format,
            printsTheSame: try files.bytes(found.format) == bytes, replacedBy: found.replacedBy)
    }

    /// The same by the file's SHA-256 alone; it does not print again.
    func verify(hash: String) async throws -> Verification? {
        try await store.read { tx -> Verification? in
            guard let owner = try PublicationQueries.owner(ofFile: hash.lowercased(), in: tx),
                let publication = try PublicationQueries.publication(owner.number, in: tx)
            else { return nil }
            let last = try PublicationQueries.revisions(of: publication.key, in: tx).last
            return Verification(
                publication: publication, format: owner.format, printsTheSame: true,
                replacedBy: last.flatMap { $0.number == publication.number ? nil : $0.number })
        }
    }
}
