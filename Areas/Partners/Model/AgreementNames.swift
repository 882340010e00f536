internal import Kernel
internal import Organisation
internal import Web

/// The names behind the codes that were typed, so that who looks a form over sees whom it means.
struct AgreementNames: Sendable {
    /// The columns whose names are said instead of the codes.
    static let columns = ["partner_code": "partner", "unit_code": "unit"]

    private let names: [String: String]

    /// A partner that is entered with the agreement has its name in the form already.
    init(_ filled: AgreementForm, _ ground: PartnerGround, _ words: RegisterWords) {
        let form = filled.form
        let partner = ground.register.partner(code: form.text("partner_code"))
        let unit = ground.tree.unit(code: form.text("unit_code"))
        let day = Day(typed: form.text("signed_on")) ?? ground.today
        names = [
            "partner_code": filled.partner == nil ? partner.map { words.named($0.name, $0.code) } : nil,
            "unit_code": unit.map { words.named(ground.tree.name(of: $0, on: day), $0.code) },
        ].compactMapValues { $0 }
    }

    /// What is shown for a field; nil to show what was typed.
    subscript(field: String) -> String? { names[field] }
}
