internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// What somebody filled in about a contact.
struct ContactForm: Sendable {
    let card: ContactCard
    let days: DayRange

    static let fieldsOfRefusals = [
        "contact_person_missing": "focal_person", "contact_phone_unreadable": "phone",
        "contact_email_unreadable": "email", "day_unreadable": "valid_from", "directory_from_missing": "valid_from",
        "directory_end_before_beginning": "valid_to", "contact_overlaps": "valid_from",
        "contact_side_unknown": "code", "contact_not_yours": "code", "directory_text_too_long": "address",
    ]

    /// Throws a `Refusal` about the first field that cannot be taken.
    init(_ form: Form) throws {
        guard let person = form.optionalText("focal_person") else { throw Refusal("contact_person_missing") }
        let (address, phone) = (form.optionalText("address"), form.optionalText("phone"))
        let email = form.optionalText("email")
        if let phone, !ContactRules.isPhone(phone) { throw Refusal("contact_phone_unreadable") }
        if let email, !ContactRules.isEmail(email) { throw Refusal("contact_email_unreadable") }
        guard [person, address ?? ""].allSatisfy({ $0.count <= 500 && !VietnameseText.hasControlCharacter($0) }) else {
            throw Refusal("directory_text_too_long")
        }
        card = ContactCard(focalPerson: person, address: address, phone: phone, email: email)
        days = try form.days("valid_from", "valid_to")
    }

    /// The unit or partner that a form names by its code.
    static func side(_ form: Form, _ tree: UnitTree, _ register: PartnerRegister) throws -> ContactSide {
        let code = form.text("code")
        if form["side"] == "partner" {
            guard let partner = register.partner(code: code) else {
                throw Refusal("contact_side_unknown", ["value": code])
            }
            return .partner(partner.number)
        }
        guard let unit = tree.unit(code: code) else { throw Refusal("contact_side_unknown", ["value": code]) }
        return .unit(unit.number)
    }
}

extension Form {
    /// The days between two fields; the first must be there.
    func days(_ from: String, _ to: String) throws -> DayRange {
        guard let first = try day(from) else { throw Refusal("directory_from_missing") }
        let days = DayRange(from: first, to: try day(to))
        guard !days.isEmpty else { throw Refusal("directory_end_before_beginning") }
        return days
    }

    func day(_ name: String) throws -> Day? {
        guard let text = optionalText(name) else { return nil }
        guard let day = Day(typed: text) else { throw Refusal("day_unreadable") }
        return day
    }

    /// The version that the form was opened with; 0 when it cannot be read.
    var version: Int64 { Digits.integer(self[Version.field]) ?? 0 }
}
