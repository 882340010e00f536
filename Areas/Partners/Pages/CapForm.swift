internal import Kernel
internal import Web

/// What somebody filled in about a legal cap.
struct CapForm: Sendable {
    static let fieldsOfRefusals = [
        "cap_kind_unknown": "kind", "cap_percent_unreadable": "percent", "cap_day_unreadable": "valid_from",
        "cap_from_missing": "valid_from", "cap_end_before_beginning": "valid_to", "cap_source_missing": "source",
        "cap_source_too_long": "source", "cap_overlaps": "valid_from",
    ]
    private static let longestSource = 500

    let cap: DiscountCap
    /// The version that the form was opened with; 0 when it cannot be read.
    let version: Int64

    /// Throws a `Refusal` about the first field that cannot be taken.
    init(_ form: Form) throws {
        guard let kind = DiscountCap.Kind(rawValue: form["kind"]) else { throw Refusal("cap_kind_unknown") }
        let typed = form.text("percent").replacing(",", with: ".")
        guard let percent = Percentage(typed) else { throw Refusal("cap_percent_unreadable") }
        guard let from = try CapForm.day("valid_from", form) else { throw Refusal("cap_from_missing") }
        let days = DayRange(from: from, to: try CapForm.day("valid_to", form))
        guard !days.isEmpty else { throw Refusal("cap_end_before_beginning") }
        guard let source = form.optionalText("source") else { throw Refusal("cap_source_missing") }
        guard source.count <= CapForm.longestSource, !VietnameseText.hasControlCharacter(source) else {
            throw Refusal("cap_source_too_long")
        }
        cap = DiscountCap(
            kind: kind, percent: percent, days: days, source: source, isCertain: form["is_certain"] == "yes")
        version = Digits.integer(form["version"]) ?? 0
    }

    private static func day(_ name: String, _ form: Form) throws -> Day? {
        guard let text = form.optionalText(name) else { return nil }
        guard let day = Day(typed: text) else { throw Refusal("cap_day_unreadable") }
        return day
    }

    /// What a form shows of a stored cap.
    static func filled(_ stored: StoredCap) -> Form {
        Form([
            "kind": stored.cap.kind.rawValue, "percent": stored.cap.percent.decimal.replacing(".", with: ","),
            "valid_from": stored.cap.days.from?.description ?? "", "valid_to": stored.cap.days.to?.description ?? "",
            "source": stored.cap.source, "is_certain": stored.cap.isCertain ? "yes" : "no",
            "version": String(stored.version),
        ])
    }
}
