import Kernel
import Organisation
import Storage

/// The reports of a form and period put together for a unit, as somebody may see them.
struct ConsolidationLook {
    let form: ReportForm
    let period: Period
    let scope: UnionUnit?
    let consolidation: Consolidation
    /// Of the subjects of its parts.
    let names: [String: String]
    /// The actor may freeze it once its period is over.
    let mayPublish: Bool

    /// With the parts at the given places, counted and missing ones each; with every part when no places are given.
    ///
    /// Throws the refusals of `ObligationsQuestion`.
    init(_ request: ObligationsRequest, _ desk: ReportDesk, parts: Range<Int>? = nil, in tx: Transaction) throws {
        let question = try ObligationsQuestion(request, desk, on: tx.today)
        (form, period, scope) = (question.form, question.period, question.scope)
        consolidation = try desk.reports.book.look(at: form.code, period, desk, in: tx) { shelf in
            Consolidation(question, &shelf, parts: parts, desk)
        }
        names = Dictionary(
            (consolidation.counted + consolidation.missing).map { part in
                (part.subject, desk.name(of: part.subject, question.form))
            },
            uniquingKeysWith: { first, _ in first })
        mayPublish = PublicationReach.mayPublish(
            (scope ?? desk.tree.root)?.code ?? "", as: desk.actor, in: desk.tree)
    }

    /// Texts by cell of a report that is counted.
    var texts: [Int64: [String: String]] {
        Dictionary(
            consolidation.counted.map { ($0.report, $0.texts) }, uniquingKeysWith: { first, _ in first })
    }
}
