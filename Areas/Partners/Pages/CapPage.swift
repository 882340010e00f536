internal import Kernel
internal import Web

/// The form of a legal cap on discounts, a new one or one that is there.
struct CapPage: Page {
    static let template = "partners/cap"
    static let newPath = LocalPath("/discount-caps/new")

    static func path(of number: Int64) -> LocalPath { LocalPath("/discount-caps/\(number)") }

    /// A line of what is stored, beside what was typed.
    struct StoredValue: Sendable {
        let label: String
        let value: String
    }

    let trouble: Trouble?
    let title: String
    let action: String
    let kind: SelectField
    let percent: Field
    let days: [Field]
    let source: Field
    let certain: SelectField
    let version: String
    /// What is stored now when somebody else has saved a change since the form was opened; else empty.
    let storedNow: [StoredValue]
    let isBehind: Bool

    /// `stored` is nil for a new cap; `typed` holds what was typed when that was not taken.
    init(_ stored: StoredCap?, typed: Form? = nil, _ words: RegisterWords, trouble: Trouble? = nil) {
        let form = typed ?? stored.map(CapForm.filled) ?? Form(["is_certain": "no"])
        func field(_ name: String, type: String = "text", isRequired: Bool = true) -> Field {
            Field(
                name, label: words.text("cap.\(name)"), type: type, value: form[name],
                hint: name == "percent" ? words.text("cap.percent_hint") : nil, error: trouble?.error(for: name),
                isRequired: isRequired)
        }
        self.trouble = trouble
        title = words.text(stored == nil ? "cap.new" : "cap.title")
        action = stored.map { CapPage.path(of: $0.number) }?.text ?? Register.caps.path.text
        kind = SelectField(
            "kind", label: words.text("cap.kind"),
            choices: DiscountCap.Kind.allCases.map { kind in
                Choice(kind.rawValue, label: words.capKind(kind), isSelected: form["kind"] == kind.rawValue)
            }, error: trouble?.error(for: "kind"))
        percent = field("percent")
        days = [field("valid_from", type: "date"), field("valid_to", type: "date", isRequired: false)]
        source = field("source")
        certain = SelectField(
            "is_certain", label: words.text("cap.is_certain"),
            choices: ["no", "yes"].map { value in
                Choice(value, label: words.text("cap.certain.\(value)"), isSelected: form["is_certain"] == value)
            })
        version = stored.map { String($0.version) } ?? ""
        isBehind = stored.map { String($0.version) != form["version"] } ?? false
        storedNow = isBehind ? CapPage.values(stored, words) : []
    }

    private static func values(_ stored: StoredCap?, _ words: RegisterWords) -> [StoredValue] {
        guard let cap = stored?.cap else { return [] }
        return [
            ("cap.kind", words.capKind(cap.kind)), ("cap.percent", cap.percent.printed),
            ("cap.valid_from", cap.days.from?.printed ?? ""), ("cap.valid_to", cap.days.to?.printed ?? ""),
            ("cap.source", cap.source), ("cap.is_certain", words.text("cap.certain.\(cap.isCertain ? "yes" : "no")")),
        ].map { StoredValue(label: words.text($0), value: $1) }
    }

    private init() {
        trouble = .sample
        title = "Cap"
        action = "/discount-caps/1"
        kind = .sample
        percent = .sample
        days = [.sample]
        source = .sample
        certain = .sample
        version = "1"
        storedNow = [StoredValue(label: "Percent", value: "50%")]
        isBehind = true
    }

    static let sample = CapPage()
}
