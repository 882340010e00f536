internal import Crypto
internal import Kernel
internal import Storage
internal import Web

/// Freezes a report for good, and amends what was frozen by a further revision.
struct PublishReport {
    let gather: GatherPublication

    private var actor: Actor { gather.actor }

    /// Throws the refusals of `GatherPublication`, `publication_exists`, and `forbidden_scope` for a report that is not
    /// the actor's to publish.
    func publish(_ request: PublicationRequest, in tx: Transaction) throws -> Publication {
        let draft = try gather.draft(request, in: tx)
        try refuseUnlessOwn(draft.subject, in: tx)
        let key = PublicationKey(draft.subject)
        if let last = try PublicationQueries.revisions(of: key, in: tx).last {
            throw Refusal("publication_exists", ["number": String(last.number), "period": key.period])
        }
        return try store(draft, amending: nil, reason: nil, differences: [], in: tx)
    }

    /// A further revision with what the report says now, beside a list of what it changes.
    ///
    /// Throws the refusals of `publish`, `NotFound`, `publication_amended` when a later revision is there,
    /// `publication_reason` without one, and `publication_same` when nothing would change.
    func amend(_ number: Int64, reason: String, in tx: Transaction) throws -> Publication {
        let (old, draft, differences) = try amendment(of: number, in: tx)
        let reason = VietnameseText.clean(String(reason.prefix(PublishReport.longestReason)))
        guard !reason.isEmpty else { throw Refusal("publication_reason") }
        return try store(draft, amending: old, reason: reason, differences: differences, in: tx)
    }

    static let longestReason = 2_000

    /// What an amendment would change.
    func amendment(
        of number: Int64, in tx: Transaction
    ) throws -> (
        old: Publication, draft: PublicationDraft, differences: [PublishedDifference]
    ) {
        guard let old = try PublicationQueries.publication(number, in: tx) else { throw NotFound("publication") }
        try refuseUnlessOwn(old.subject, in: tx)
        if let last = try PublicationQueries.revisions(of: old.key, in: tx).last, last.number != number {
            throw Refusal("publication_amended", ["number": String(last.number)])
        }
        let draft = try gather.draft(PublishReport.request(old.subject), in: tx)
        let content = try PublishReport.content(of: old, in: tx)
        let differences = PublishedDifference.list(from: content.figures, to: draft.figures)
        guard !differences.isEmpty else { throw Refusal("publication_same", ["number": String(number)]) }
        return (old, draft, differences)
    }

    /// The frozen content.
    ///
    /// Throws the refusal `publication_damaged` when its bytes are no longer those that were hashed.
    static func content(of publication: Publication, in tx: Transaction) throws -> PublicationContent {
        guard let bytes = try PublicationQueries.content(of: publication.number, in: tx),
            hash(bytes) == publication.hash, let content = try? PublicationContent(bytes)
        else { throw Refusal("publication_damaged", ["number": String(publication.number)]) }
        return content
    }

    /// SHA-256 in hexadecimal.
    static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// The question that leads to the same report now.
    static func request(_ subject: PublicationSubject) -> PublicationRequest {
        let isSingle = subject.form != WelfareReport.form && subject.partner != WelfareQuestion.allPartners
        return PublicationRequest(
            form: subject.form,
            welfare: WelfareRequest(
                scope: subject.scope, partner: subject.partner, period: subject.period, by: subject.by,
                view: subject.view),
            subject: isSingle ? subject.partner : nil)
    }

    /// Who reviews everything publishes everything; others what is of their own unit or below it.
    private func refuseUnlessOwn(_ subject: PublicationSubject, in tx: Transaction) throws {
        guard !PublicationReach(actor, try gather.reports.reach(of: actor, in: tx)).mayPublish(subject) else { return }
        throw Refusal("publication_foreign", ["scope": subject.scopeName])
    }

    private func store(
        _ draft: PublicationDraft, amending old: Publication?, reason: String?, differences: [PublishedDifference],
        in tx: Transaction
    ) throws -> Publication {
        let number = try tx.takeNumbers("publication").lowerBound
        let content = PublicationContent(
            number: number, draft: draft, revision: (old?.revision ?? 0) + 1, amends: old?.number, reason: reason,
            differences: differences, adjustments: try adjustments(before: draft, in: tx), publishedAt: tx.now)
        let bytes = try content.bytes()
        let publication = Publication(
            number: number, subject: draft.subject, revision: content.revision, amends: old?.number, reason: reason,
            ledgerSequence: draft.ledgerSequence, publishedAt: tx.now, publishedBy: actor.signature,
            hash: PublishReport.hash(bytes))
        try PublicationQueries.insert(publication, content: bytes, in: tx)
        try tx.audit(
            actor, old == nil ? "reports.publish" : "reports.amend", "publication:\(number)",
            [
                "form": draft.subject.form, "scope": draft.subject.scope, "period": draft.subject.period,
                "sha256": publication.hash, "reason": reason ?? "",
            ])
        return publication
    }

    /// What became known of earlier periods since they were last told of: in their publication or in an adjustment.
    private func adjustments(before draft: PublicationDraft, in tx: Transaction) throws -> [PublicationAdjustment] {
        guard draft.subject.form == WelfareReport.form else { return [] }
        let key = PublicationKey(draft.subject)
        var told: [String: Told] = [:]
        for earlier in try PublicationQueries.ofReport(key, in: tx) {
            let content = try PublishReport.content(of: earlier, in: tx)
            for adjustment in content.adjustments {
                let first = told[adjustment.period]?.publication ?? adjustment.publication
                told[adjustment.period] = Told(publication: first, figures: adjustment.figures)
            }
            told[earlier.subject.period] = Told(publication: earlier.number, figures: content.figures)
        }
        return try periods(before: draft.period, among: told.keys).compactMap { period in
            try told[period.description].flatMap { try adjustment(of: period, draft.subject, since: $0, in: tx) }
        }
    }

    /// The figures of a period as they were told last.
    private struct Told {
        let publication: Int64
        let figures: [PublishedFigure]
    }

    private func periods(before last: Period, among texts: some Sequence<String>) -> [Period] {
        let periods = texts.compactMap { Period($0) }.filter { period in
            period.kind == last.kind && (period.year, period.index) < (last.year, last.index)
        }
        return Array(periods.sorted { ($0.year, $0.index) < ($1.year, $1.index) }.suffix(PublishReport.mostAdjusted))
    }

    /// Nil when nothing has changed since.
    private func adjustment(
        of period: Period, _ subject: PublicationSubject, since told: Told, in tx: Transaction
    ) throws -> PublicationAdjustment? {
        var request = PublishReport.request(subject)
        request.welfare.period = period.description
        let now = try gather.draft(request, in: tx).figures
        let differences = PublishedDifference.list(from: told.figures, to: now)
        guard !differences.isEmpty else { return nil }
        return PublicationAdjustment(
            period: period.description, publication: told.publication, differences: differences, figures: now)
    }

    /// Older periods than these are told of only by amendments.
    private static let mostAdjusted = 24
}
