internal import Documents
internal import Kernel
internal import Organisation
internal import Web

/// How the pages of Partners say things in the reader's language; all sentences stand in the catalogues.
struct RegisterWords: Sendable {
    let messages: Messages

    func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        messages.text("partners.\(key)", parameters)
    }

    func legalKind(_ kind: LegalKind) -> String { text("legal_kind.\(kind.rawValue)") }
    func level(_ level: AgreementLevel) -> String { text("level.\(level.rawValue)") }
    func covers(_ covers: Coverage) -> String { text("covers.\(covers.rawValue)") }
    func productKind(_ kind: ProductKind) -> String { text("product_kind.\(kind.rawValue)") }
    func method(_ method: Instruction.Method) -> String { text("method.\(method.rawValue)") }
    func capKind(_ kind: DiscountCap.Kind) -> String { text("cap_kind.\(kind.rawValue)") }
    func proof(_ proof: Instruction.Proof) -> String { text("proof.\(proof.rawValue)") }

    func essential(_ price: ProductPrice) -> String { text(price.isEssential ? "yes" : "no") }

    /// How many sales one member or all together may have in a period; nil without such a bound.
    func bound(_ count: Int64?, _ period: LimitPeriod?) -> String? {
        count.map { text("bound.\((period ?? .total).rawValue)", ["count": Digits.grouped($0)]) }
    }

    /// In words: `5% đến 30%`.
    func range(_ range: DiscountRange) -> String {
        range.low == range.high
            ? range.low.printed : text("range", ["low": range.low.printed, "high": range.high.printed])
    }

    /// What is wrong with a discount in the eyes of the law; nil when nothing is.
    func warning(_ price: ProductPrice, _ caps: [DiscountCap]) -> String? {
        guard let cap = DiscountCap.passed(by: price, among: caps), let rate = price.discountRate else { return nil }
        let parameters = ["rate": rate.printed, "cap": cap.percent.printed, "source": cap.source]
        let first = text("over_cap", parameters) + (cap.isCertain ? "" : " " + text("cap_uncertain"))
        let festive = caps.first { $0.kind == .concentrated && $0.days.overlaps(price.days) }
        return festive.map { first + " " + text("cap_concentrated", ["cap": $0.percent.printed, "source": $0.source]) }
            ?? first
    }

    func named(_ name: String, _ code: String) -> String { "\(name) (\(code))" }

    func column(_ key: String, _ kind: SheetColumn.Kind = .text, width: Double = 18) -> SheetColumn {
        SheetColumn(text("column.\(key)"), kind: kind, width: width)
    }
}
