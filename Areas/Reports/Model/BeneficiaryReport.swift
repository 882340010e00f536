internal import Documents
internal import Kernel
internal import Organisation
internal import Storage

/// How many have had something of the programmes, up to a day.
struct BeneficiaryReport: Sendable {
    struct Line: Sendable {
        /// The programme's name as its source gives it.
        let programme: String
        let count: BeneficiaryCount
    }

    let question: BeneficiaryQuestion
    let scopeName: String
    let partnerName: String?
    let lines: [Line]

    /// Distinct persons; only what counts persons by themselves is in it.
    var persons: Int { lines.filter(\.count.isDistinct).reduce(0) { $0 + $1.count.persons } }
    var turns: Int { lines.filter(\.count.isDistinct).reduce(0) { $0 + $1.count.turns } }

    /// With the byte-order mark by which spreadsheets know UTF-8.
    func csv(_ words: WelfareWords) -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(["programme", "persons", "turns", "counted"].map { words.text("beneficiaries.column.\($0)") })
        for line in lines {
            writer.text(words.text("programme.\(line.programme)"))
            writer.integer(line.count.persons)
            writer.integer(line.count.turns)
            writer.text(words.text(line.count.isDistinct ? "beneficiaries.distinct" : "beneficiaries.declared"))
            writer.endRecord()
        }
        return writer.takeBytes()
    }
}

extension ReportsFacade {
    /// The beneficiaries up to a day, within what the actor may see; empty words mean the own unit and today.
    ///
    /// Throws a `Refusal`: `bad_beneficiary_day`, `unknown_scope`, `unknown_partner`, `forbidden_scope`,
    /// `forbidden_partner`, `no_reports` or `no_units`.
    func beneficiaries(
        scope: String?, partner: String?, day text: String?, as actor: Actor, in tx: Transaction
    ) throws -> BeneficiaryReport {
        let reach = try reach(of: actor, in: tx)
        guard let day = text.map({ Day($0) }) ?? tx.today else {
            throw Refusal("bad_beneficiary_day", ["value": text ?? ""])
        }
        guard reach.tree.root != nil else { throw Refusal("no_units") }
        guard let unit = scope.map({ reach.tree.unit(code: $0) }) ?? reach.ownUnit else {
            throw Refusal(scope == nil ? "no_reports" : "unknown_scope", ["scope": scope ?? "", "value": scope ?? ""])
        }
        let asked = partner ?? reach.partner(for: unit)
        if let asked, !reach.partners.contains(where: { $0.code == asked }) {
            throw Refusal("unknown_partner", ["partner": asked, "value": asked])
        }
        if let refusal = reach.refusal(of: unit, partner: asked) { throw refusal }
        let question = BeneficiaryQuestion(scope: unit.code, partner: asked, day: day)
        return BeneficiaryReport(
            question: question, scopeName: reach.tree.name(of: unit, on: day),
            partnerName: reach.partners.first { $0.code == asked }?.name,
            lines: try programmes.map { source in
                BeneficiaryReport.Line(programme: source.name, count: try source.count(question, tx))
            })
    }
}
