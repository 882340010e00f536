internal import Imports
internal import Kernel
internal import Web

/// The form in which an officer signs an agreement, and its preview before it is entered.
struct AgreementPage: Page {
    static let template = "partners/agreement"
    static let newPath = LocalPath("/agreements/new")
    static let fieldsOfRefusals = ["agreement_there_already": "code", "agreement_another_unit": "unit_code"]

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    struct Line: Sendable {
        let label: String
        let value: String
    }

    struct Group: Sendable {
        let title: String
        let lines: [Line]
    }

    struct Product: Sendable {
        let title: String
        let fields: [Field]
        let prices: [Field]
        let selects: [SelectField]
    }

    let trouble: Trouble?
    let isPreview: Bool
    let partner: [Field]
    let legalKind: SelectField
    let paper: [Field]
    let selects: [SelectField]
    let days: [Field]
    let products: [Product]
    let rooms: String
    let mayAdd: Bool
    let kept: [Hidden]
    let groups: [Group]
    let warnings: [String]

    init(
        _ filled: AgreementForm, _ ground: PartnerGround, _ words: RegisterWords, trouble: Trouble? = nil,
        preview warnings: [ImportWarnings.Warning]? = nil
    ) {
        let inputs = AgreementInputs(
            form: filled.form, words: words, trouble: trouble, suggestions: AgreementSuggestions(ground))
        self.trouble = trouble
        isPreview = warnings != nil
        partner = [
            inputs.field("partner_code", hint: true), inputs.field("partner_name", hint: true, isRequired: false),
        ]
        legalKind = inputs.select("legal_kind", LegalKind.allCases) { words.legalKind($0) }
        paper = [inputs.field("code", hint: true), inputs.field("unit_code", hint: true)]
        selects = [
            inputs.select("level", AgreementLevel.allCases) { words.level($0) },
            inputs.select("covers", Coverage.allCases) { words.covers($0) },
        ]
        days = [
            inputs.field("signed_on", hint: true), inputs.field("valid_from"),
            inputs.field("valid_to", hint: true, isRequired: false),
        ]
        products = (0..<filled.rooms).map { inputs.product($0) }
        rooms = String(filled.rooms)
        mayAdd = filled.rooms < AgreementForm.mostProducts
        let own = ["csrf", "form_key", "step"]
        kept =
            isPreview
            ? filled.form.fields.filter { !own.contains($0.name) }.map { Hidden(name: $0.name, value: $0.value) } : []
        groups = isPreview ? inputs.groups(filled, AgreementNames(filled, ground, words)) : []
        self.warnings = (warnings ?? []).map { words.messages.text($0.key, $0.parameters) }
    }

    private init() {
        trouble = .sample
        isPreview = true
        partner = [.sample]
        legalKind = .sample
        paper = [.sample]
        selects = [.sample]
        days = [.sample]
        products = [Product(title: "Product 1", fields: [.sample], prices: [.sample], selects: [.sample])]
        rooms = "1"
        mayAdd = true
        kept = [Hidden(name: "code", value: "TT-1")]
        groups = [Group(title: "Agreement", lines: [Line(label: "Code", value: "TT-1")])]
        warnings = ["Beyond the cap."]
    }

    static let sample = AgreementPage()
}

/// Makes the fields of the form from what was typed.
struct AgreementInputs {
    let form: Form
    let words: RegisterWords
    let trouble: Trouble?
    let suggestions: AgreementSuggestions

    private func label(_ name: String) -> String { words.text("agreement.\(name)") }

    func field(_ name: String, hint: Bool = false, isRequired: Bool = true) -> Field {
        Field(
            name, label: label(name), value: form[name], hint: hint ? label("\(name)_hint") : nil,
            error: trouble?.error(for: name), isRequired: isRequired, suggestions: suggestions[name])
    }

    func select<Choices: RawRepresentable<String>>(
        _ name: String, at place: Int? = nil, _ choices: [Choices], _ text: (Choices) -> String
    ) -> SelectField {
        let field = place.map { "\(name)_\($0)" } ?? name
        return SelectField(
            field, label: label(name),
            choices: choices.map {
                Choice($0.rawValue, label: text($0), isSelected: form[field] == $0.rawValue)
            }, error: trouble?.error(for: field))
    }

    func product(_ place: Int) -> AgreementPage.Product {
        func field(_ name: String, hint: Bool = false) -> Field {
            let own = "\(name)_\(place)"
            return Field(
                own, label: label(name), value: form[own], hint: hint ? label("\(name)_hint") : nil,
                error: trouble?.error(for: own), isRequired: false)
        }
        let essential = "essential_\(place)"
        return AgreementPage.Product(
            title: words.text("agreement.product", ["number": String(place + 1)]),
            fields: [field("product_code"), field("product_name")],
            prices: [
                field("list_price", hint: true), field("discount_percent", hint: true), field("member_price"),
            ],
            selects: [
                select("kind", at: place, ProductKind.allCases) { words.productKind($0) },
                SelectField(
                    essential, label: label("essential"),
                    choices: ["false", "true"].map {
                        Choice($0, label: words.text($0 == "true" ? "yes" : "no"), isSelected: form[essential] == $0)
                    }, error: trouble?.error(for: essential)),
            ])
    }

    /// What will be entered, as it was understood: dates and amounts in their one printed form.
    func groups(_ filled: AgreementForm, _ names: AgreementNames) -> [AgreementPage.Group] {
        let all =
            [(words.text("agreement.partner_group"), filled.partner), (label("paper_group"), filled.agreement)]
            + filled.products.enumerated().map { place, product in
                (words.text("agreement.product", ["number": String(place + 1)]), product)
            }
        return all.compactMap { title, part in part.map { AgreementPage.Group(title: title, lines: lines($0, names)) } }
    }

    private func lines(_ filled: AgreementForm.Filled, _ names: AgreementNames) -> [AgreementPage.Line] {
        let columns = columns(filled)
        return columns.compactMap { column in
            guard let field = filled.fields[column.name], column.name != "agreement_code" else { return nil }
            let value = names[field] ?? printed(column.name, filled.row.cells[column.position])
            let name =
                field.split(separator: "_").last.flatMap { Int($0) } == nil
                ? field : field.split(separator: "_").dropLast().joined(separator: "_")
            let title = names[field] == nil ? label(name) : words.text("column.\(AgreementNames.columns[name] ?? name)")
            return value.isEmpty ? nil : AgreementPage.Line(label: title, value: value)
        }
    }

    private func columns(_ filled: AgreementForm.Filled) -> [ImportColumn] {
        switch filled.row.cells.count {
        case ProductColumns.all.count: ProductColumns.all
        case AgreementColumns.all.count: AgreementColumns.all
        default: PartnerColumns.all
        }
    }

    private func printed(_ column: String, _ value: String) -> String {
        switch column {
        case "list_price", "member_price": Digits.integer(value).map { Digits.grouped($0) + "\u{A0}đ" } ?? value
        case "discount_percent": value.isEmpty ? "" : value.replacing(".", with: ",") + "%"
        case "essential": words.text(value == "true" ? "yes" : "no")
        case "legal_kind": LegalKind(rawValue: value).map(words.legalKind) ?? value
        case "level": AgreementLevel(rawValue: value).map(words.level) ?? value
        case "covers": Coverage(rawValue: value).map(words.covers) ?? value
        case "kind": ProductKind(rawValue: value).map(words.productKind) ?? value
        default: Day(value)?.printed ?? value
        }
    }
}
