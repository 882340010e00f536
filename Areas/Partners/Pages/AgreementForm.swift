internal import Imports
internal import Kernel
internal import Web

/// What somebody filled in to sign an agreement, as the rows that the files of the registers would hold.
///
/// So a form and a file are judged by the same rules, and a fault of a row names the field.
struct AgreementForm: Sendable {
    static let mostProducts = 30
    static let productFields = [
        "product_code", "product_name", "kind", "essential", "list_price", "discount_percent", "member_price",
    ]

    let form: Form
    /// How many products the form has room for.
    let rooms: Int

    init(_ form: Form) {
        self.form = form
        let asked = Int(Digits.integer(form["rooms"]) ?? 1) + (form["step"] == "add" ? 1 : 0)
        rooms = min(max(asked, 1), AgreementForm.mostProducts)
    }

    /// One row and the field that each column stands in.
    struct Filled: Sendable {
        let row: ImportRow
        let fields: [String: String]
    }

    var code: String { form.text("code") }

    /// The partner to be entered first; nil when it is there already.
    var partner: Filled? {
        guard !form.text("partner_name").isEmpty else { return nil }
        return filled(
            PartnerColumns.all, ["code": "partner_code", "name": "partner_name", "legal_kind": "legal_kind"])
    }

    var agreement: Filled {
        filled(
            AgreementColumns.all,
            Dictionary(uniqueKeysWithValues: AgreementColumns.all.map { ($0.name, $0.name) }))
    }

    /// The products whose rooms hold something, each with the agreement's days.
    var products: [Filled] {
        (0..<rooms).compactMap { place in
            let names = ["product_code", "product_name", "list_price"]
            guard names.contains(where: { !form.text("\($0)_\(place)").isEmpty }) else { return nil }
            var fields = [
                "agreement_code": "code", "code": "product_code_\(place)", "name": "product_name_\(place)",
                "valid_from": "valid_from", "valid_to": "valid_to",
            ]
            for name in AgreementForm.productFields.dropFirst(2) { fields[name] = "\(name)_\(place)" }
            return filled(ProductColumns.all, fields)
        }
    }

    private func filled(_ columns: [ImportColumn], _ fields: [String: String]) -> Filled {
        let cells = columns.map { column in fields[column.name].map { value(column.name, form.text($0)) } ?? "" }
        return Filled(row: ImportRow(number: 1, cells: cells), fields: fields)
    }

    /// What people type, as files write it; what cannot be read stays as it was typed, for the sentence beside it.
    private func value(_ column: String, _ typed: String) -> String {
        switch column {
        case "signed_on", "valid_from", "valid_to": Day(typed: typed)?.description ?? typed
        case "list_price", "member_price": Dong(typed: typed).map { String($0.amount) } ?? typed
        case "discount_percent":
            typed.replacing("%", with: "").replacing(" ", with: "").replacing(",", with: ".")
        default: typed
        }
    }
}

/// Why an agreement was not signed, with the field to mend.
struct AgreementFault: Error {
    let fault: RowFault
    let field: String?

    init(_ fault: RowFault, _ filled: AgreementForm.Filled) {
        self.fault = fault
        // A product whose days meet those of an earlier price is mended at its code: the days are the agreement's.
        field = filled.fields[fault.expects == .noOverlap ? "code" : fault.column]
    }

    func trouble(_ messages: Messages) -> Trouble {
        let parameters = fault.parameters(row: 1)
        if let key = ownKey { return Trouble(text: messages.text(key, parameters), field: field) }
        // The sentences of files begin with the row and the column, which a form shows by standing beside the field.
        let text = messages.text(fault.messageKey, parameters)
        let sentence = text.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? text
        return Trouble(text: sentence.prefix(1).uppercased() + sentence.dropFirst(), field: field)
    }

    /// Where a form says it in other words than a file.
    private var ownKey: String? {
        switch (fault.code, fault.expects) {
        case (.differs, _), (.duplicateKey, _): "partners.agreement.other_values"
        case (_, .noOverlap): "partners.agreement.product_there"
        case (_, .amount): "partners.agreement.amount_unreadable"
        default: nil
        }
    }
}
