internal import Kernel
internal import Organisation
internal import Web

/// How a welfare report says things in the reader's language; all sentences stand in the catalogues.
struct WelfareWords: Sendable {
    let messages: Messages

    func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        messages.text("reports.\(key)", parameters)
    }

    func unitKind(_ kind: UnitKind) -> String {
        text("unit_kind.\(kind.rawValue)")
    }

    /// A kind as the figures name it; one that is not known here stands as it is.
    func unitKind(named name: String?) -> String {
        guard let name else { return "" }
        return UnitKind(rawValue: name).map(unitKind) ?? name
    }

    /// `goods` or `service`.
    func productKind(_ kind: String) -> String {
        kind == "goods" || kind == "service" ? text("product_kind.\(kind)") : kind
    }

    func period(_ period: Period) -> String {
        let parameters = [
            "index": String(period.index), "year": Digits.padded(period.year, 4),
            "roman": period.kind == .quarter ? ["I", "II", "III", "IV"][period.index - 1] : "",
        ]
        switch period.kind {
        case .month: return text("period.month", parameters)
        case .quarter: return text("period.quarter", parameters)
        case .halfYear: return text("period.half_\(period.index)", parameters)
        case .year: return text("period.year", parameters)
        }
    }

    func scope(_ report: WelfareReport) -> String { scope(report.asked) }

    func scope(_ asked: AskedWelfare) -> String {
        "\(asked.scopeName) (\(asked.question.scope))"
    }

    func partner(_ report: WelfareReport) -> String { partner(report.asked) }

    func partner(_ asked: AskedWelfare) -> String {
        guard let code = asked.question.partner else { return text("all_partners") }
        return asked.partnerName.map { "\($0) (\(code))" } ?? code
    }

    func by(_ grouping: WelfareQuestion.Grouping) -> String {
        text("by.\(grouping.rawValue)")
    }

    func view(_ view: WelfareQuestion.View) -> String {
        switch view {
        case .reported: text("as.reported")
        case .today: text("as.today")
        case .day(let day): text("as.day", ["day": day.printed])
        }
    }

    /// Day and time in Vietnam.
    func instant(_ instant: Instant) -> String {
        "\(instant.businessDay.printed) \(instant.clockTime)"
    }
}
