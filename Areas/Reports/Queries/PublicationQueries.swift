internal import Kernel
internal import Storage

/// The statements about publications; rows are only ever added.
enum PublicationQueries {
    private static let columns: SQL = """
        number, form, title, scope_code, scope_name, partner_code, period, grouping_name, view_name, revision, amends,
        reason, ledger_sequence, published_at, published_by, sha256
        """

    /// A printed file with the hash that it had then.
    struct File: Sendable {
        let hash: String
        let bytes: [UInt8]
    }

    /// The latest first.
    static func all(in tx: Transaction) throws -> [Publication] {
        try tx.rows("SELECT \(columns) FROM publication ORDER BY number DESC").map(publication)
    }

    static func publication(_ number: Int64, in tx: Transaction) throws -> Publication? {
        try tx.first("SELECT \(columns) FROM publication WHERE number = \(number)").map(publication)
    }

    /// The revisions of a report, the first first.
    static func revisions(of key: PublicationKey, in tx: Transaction) throws -> [Publication] {
        try tx.rows(
            """
            SELECT \(columns) FROM publication
            WHERE form = \(key.form) AND scope_code = \(key.scope) AND partner_code = \(key.partner)
                AND period = \(key.period) AND grouping_name = \(key.by) AND view_name = \(key.view)
            ORDER BY revision
            """
        ).map(publication)
    }

    /// The publications of the same report of any period, in their order.
    static func ofReport(_ key: PublicationKey, in tx: Transaction) throws -> [Publication] {
        try tx.rows(
            """
            SELECT \(columns) FROM publication
            WHERE form = \(key.form) AND scope_code = \(key.scope) AND partner_code = \(key.partner)
                AND grouping_name = \(key.by) AND view_name = \(key.view)
            ORDER BY number
            """
        ).map(publication)
    }

    /// The frozen bytes as they are stored; nil for an unknown number.
    static func content(of number: Int64, in tx: Transaction) throws -> [UInt8]? {
        try tx.first("SELECT content FROM publication WHERE number = \(number)")?.blob(0)
    }

    static func insert(_ publication: Publication, content: [UInt8], in tx: Transaction) throws {
        let subject = publication.subject
        try tx.run(
            """
            INSERT INTO publication (number, form, title, scope_code, scope_name, partner_code, period, grouping_name,
                view_name, revision, amends, reason, ledger_sequence, published_at, published_by, sha256, content)
            VALUES (\(publication.number), \(subject.form), \(subject.title), \(subject.scope), \(subject.scopeName),
                \(subject.partner), \(subject.period), \(subject.by), \(subject.view), \(Int64(publication.revision)),
                \(publication.amends), \(publication.reason), \(publication.ledgerSequence),
                \(publication.publishedAt), \(publication.publishedBy), \(publication.hash), \(content))
            """)
    }

    /// A file that was printed; nil when it was not yet.
    static func file(_ number: Int64, _ format: PublicationFormat, in tx: Transaction) throws -> File? {
        try tx.first(
            """
            SELECT sha256, content FROM publication_file
            WHERE publication_number = \(number) AND format = \(format.rawValue)
            """
        ).map { File(hash: try $0.text(0), bytes: try $0.blob(1)) }
    }

    /// The hashes of the files that were printed.
    static func hashes(of number: Int64, in tx: Transaction) throws -> [(format: PublicationFormat, hash: String)] {
        try tx.rows(
            "SELECT format, sha256 FROM publication_file WHERE publication_number = \(number) ORDER BY format"
        ).map { (try $0.word(0, PublicationFormat.self), try $0.text(1)) }
    }

    /// Keeps a printed file; the first one stays.
    static func keep(
        _ bytes: [UInt8], hash: String, of number: Int64, _ format: PublicationFormat, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO publication_file (publication_number, format, sha256, content)
            VALUES (\(number), \(format.rawValue), \(hash), \(bytes)) ON CONFLICT DO NOTHING
            """)
    }

    /// The publication and kind of the file with these bytes; nil when none has it.
    static func owner(ofFile hash: String, in tx: Transaction) throws -> (number: Int64, format: PublicationFormat)? {
        try tx.first("SELECT publication_number, format FROM publication_file WHERE sha256 = \(hash)").map { row in
            (try row.integer(0), try row.word(1, PublicationFormat.self))
        }
    }

    private static func publication(_ row: Row) throws -> Publication {
        Publication(
            number: try row.integer(0),
            subject: PublicationSubject(
                form: try row.text(1), title: try row.text(2), scope: try row.text(3), scopeName: try row.text(4),
                partner: try row.text(5), period: try row.text(6), by: try row.text(7), view: try row.text(8)),
            revision: Int(try row.integer(9)), amends: try row.optionalInteger(10), reason: try row.optionalText(11),
            ledgerSequence: try row.integer(12), publishedAt: try row.instant(13), publishedBy: try row.text(14),
            hash: try row.text(15))
    }
}
