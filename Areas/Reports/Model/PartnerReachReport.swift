internal import Documents
internal import Kernel
internal import Organisation
internal import Storage

/// A partner's view: the members within reach, and how its sales grow (clause 0.29).
struct PartnerReachReport: Sendable {
    /// What was typed; nil for what was left empty.
    struct Request: Sendable {
        var scope: String?
        var partner: String?
        var day: String?
        var period: String?
    }

    let question: ReachQuestion
    let scopeName: String
    let partnerName: String
    /// The partners that may be chosen.
    let partners: [ReportPartner]
    let reach: PartnerReach
    let generatedAt: Instant

    /// The period that is over at the end of a day.
    static func lastFull(_ kind: Period.Kind, on day: Day) -> Period? {
        let period = Period(kind, containing: day)
        return period.days.to == day + 1 ? period : period.previous
    }

    // MARK: Files

    private static let columns = [
        "province_code", "province", "members", "points", "turns", "turns_before", "turns_change", "turns_rate",
        "paid_amount", "paid_amount_before", "paid_amount_change", "paid_amount_rate",
    ]

    /// Provinces, what stands in none, and the sum, whose `province_code` is `total`.
    private func rows(_ words: WelfareWords) -> [(code: String, name: String, figures: ReachFigures)] {
        reach.areas.map { ($0.province?.code ?? "", $0.province?.name ?? words.text("reach.elsewhere"), $0.figures) }
            + [("total", words.text("reach.total"), reach.total)]
    }

    /// With the byte-order mark by which spreadsheets know UTF-8.
    func csv(_ words: WelfareWords) -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(PartnerReachReport.columns)
        for (code, name, figures) in rows(words) {
            writer.text(code)
            writer.text(name)
            writer.integer(figures.members)
            writer.integer(figures.points)
            for growth in [figures.turnsGrowth, figures.salesGrowth] {
                writer.integer(growth.now)
                writer.integer(growth.before)
                writer.integer(growth.change)
                if let rate = growth.decimal { writer.decimal(rate) } else { writer.empty() }
            }
            writer.endRecord()
        }
        return writer.takeBytes()
    }

    func workbook(_ words: WelfareWords) throws -> [UInt8] {
        let title = words.text("reach.title")
        var lines = rows(words).map { row -> [SheetCell] in
            let growths = [row.figures.turnsGrowth, row.figures.salesGrowth]
            return [.text(row.code), .text(row.name), .integer(Int64(row.figures.members))]
                + [.integer(Int64(row.figures.points))]
                + growths.flatMap { growth -> [SheetCell] in
                    [
                        .integer(growth.now), .integer(growth.before), .integer(growth.change),
                        growth.decimal.map(SheetCell.decimal) ?? .text("–"),
                    ]
                }
        }
        let totals = lines.popLast()
        let kinds: [SheetColumn.Kind] = [
            .text, .text, .integer, .integer, .integer, .integer, .integer, .percent, .money, .money, .money, .percent,
        ]
        let columns = zip(PartnerReachReport.columns, kinds).map { name, kind in
            SheetColumn(words.text("reach.column.\(name)"), kind: kind, width: name == "province" ? 32 : 18)
        }
        let sheet = Sheet(
            name: title,
            preamble: [
                [.text(title)], [.text(sentence(words))], [.text(periods(words))], [.text(words.text("reach.note"))],
            ],
            columns: columns, rows: lines, totals: totals)
        return try XLSXWriter.workbook(
            [sheet], title: title, createdUnixSeconds: Int(generatedAt.microseconds / 1_000_000))
    }

    // MARK: Sentences

    func sentence(_ words: WelfareWords) -> String {
        words.text(
            "reach.sentence",
            [
                "day": question.day.printed, "scope": scopeName, "partner": partnerName,
                "agreements": Digits.grouped(Int64(reach.agreements)),
                "members": Digits.grouped(Int64(reach.total.members)),
                "points": Digits.grouped(Int64(reach.total.points)),
            ])
    }

    func periods(_ words: WelfareWords) -> String {
        words.text(
            "reach.periods",
            ["now": words.period(question.period), "before": question.before.map(words.period) ?? "–"])
    }
}

extension ReportsFacade {
    /// A partner's reach on a day, within what the actor may see; empty words mean the own unit, the own or first
    /// partner, today and the last full quarter.
    ///
    /// Throws a `Refusal`: `bad_beneficiary_day`, `bad_reach_period`, `unknown_scope`, `unknown_partner`,
    /// `forbidden_scope`, `forbidden_partner`, `no_partners`, `no_reports` or `no_units`.
    func reach(
        _ request: PartnerReachReport.Request, as actor: Actor, in tx: Transaction
    ) throws -> PartnerReachReport {
        let reach = try reach(of: actor, in: tx)
        guard let day = request.day.map({ Day($0) }) ?? tx.today else {
            throw Refusal("bad_beneficiary_day", ["value": request.day ?? ""])
        }
        guard let kind = request.period.map({ Period.Kind(rawValue: $0) }) ?? .quarter,
            let period = PartnerReachReport.lastFull(kind, on: day)
        else { throw Refusal("bad_reach_period", ["value": request.period ?? ""]) }
        guard reach.tree.root != nil else { throw Refusal("no_units") }
        guard let unit = request.scope.map({ reach.tree.unit(code: $0) }) ?? reach.ownUnit else {
            let asked = request.scope ?? ""
            throw Refusal(request.scope == nil ? "no_reports" : "unknown_scope", ["scope": asked, "value": asked])
        }
        let offered = reach.offeredPartners
        guard let asked = request.partner ?? reach.partner(for: unit) ?? offered.first?.code else {
            throw Refusal("no_partners")
        }
        guard let partner = reach.partners.first(where: { $0.code == asked }) else {
            throw Refusal("unknown_partner", ["partner": asked, "value": asked])
        }
        if let refusal = reach.refusal(of: unit, partner: asked) { throw refusal }
        let question = ReachQuestion(
            scope: unit.code, partner: asked, day: day, period: period,
            before: Period(kind, year: period.year - 1, index: period.index))
        return PartnerReachReport(
            question: question, scopeName: reach.tree.name(of: unit, on: day), partnerName: partner.name,
            partners: offered, reach: try partnerReach.reach(question, tx), generatedAt: tx.now)
    }
}
