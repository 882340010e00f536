import Kernel
import Organisation
import Storage

/// The reports of a form and period put together for a unit, as somebody may see them.
struct ConsolidationLook {
    let form: ReportForm
    let period: Period
    let scope: UnionUnit?
    let consolidation: Consolidation
    let names: [String: String]
    /// Texts by cell, each with whose report it is from.
    let texts: [Int64: [String: String]]

    init(_ request: ObligationsRequest, _ desk: ReportDesk, in tx: Transaction) throws {
        var all = request
        (all.state, all.search) = (nil, nil)
        let look = try ObligationsLook(all, desk, in: tx)
        form = look.form
        period = look.period
        scope = look.scope
        var names: [String: String] = [:]
        var texts: [Int64: [String: String]] = [:]
        var parts: [Consolidation.Part] = []
        parts.reserveCapacity(look.lines.count)
        for line in look.lines {
            let obligation = line.obligation
            names[obligation.subject] = line.name
            let counts = Consolidation.counts(line.state)
            if counts { texts[obligation.number] = obligation.content.texts }
            parts.append(
                Consolidation.Part(
                    subject: obligation.subject, report: obligation.number, state: line.state,
                    numbers: counts ? FilledForm(try desk.form(of: obligation), obligation.content).numbers : [:]))
        }
        self.names = names
        self.texts = texts
        consolidation = Consolidation(form: look.form, parts: parts, completeness: look.completeness)
    }
}
