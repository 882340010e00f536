internal import Kernel
internal import Organisation
internal import Web

/// What somebody filled in about an officer.
struct OfficerForm: Sendable {
    let person: OfficerPerson
    let post: Post
    let days: DayRange
    let trainedOn: Day?

    static let fieldsOfRefusals = [
        "officer_name_missing": "full_name", "officer_post_unknown": "post", "officer_second_chair": "post",
        "day_unreadable": "term_from", "directory_from_missing": "term_from", "officer_overlaps": "term_from",
        "directory_end_before_beginning": "term_to", "directory_unit_unknown": "unit", "officer_not_yours": "unit",
        "directory_text_too_long": "full_name", "officer_training_unreadable": "trained_on",
    ]

    /// Throws a `Refusal` about the first field that cannot be taken.
    init(_ form: Form) throws {
        guard let name = form.optionalText("full_name") else { throw Refusal("officer_name_missing") }
        guard name.count <= 500, !VietnameseText.hasControlCharacter(name) else {
            throw Refusal("directory_text_too_long")
        }
        guard let post = Post(rawValue: form["post"]) else { throw Refusal("officer_post_unknown") }
        self.post = post
        days = try form.days("term_from", "term_to")
        if let text = form.optionalText("trained_on") {
            guard let day = Day(typed: text) else { throw Refusal("officer_training_unreadable") }
            trainedOn = day
        } else {
            trainedOn = nil
        }
        person = OfficerPerson(
            fullName: name, birthDate: try form.day("birth_date"), sex: OfficerPerson.Sex(rawValue: form["sex"]))
    }

    func officer(of unit: Int64) -> Officer {
        Officer(unit: unit, post: post, days: days, person: person, trainedOn: trainedOn)
    }

    /// The unit that a form names by its code.
    static func unit(_ form: Form, _ tree: UnitTree) throws -> Int64 {
        let code = form.text("unit")
        guard let unit = tree.unit(code: code) else { throw Refusal("directory_unit_unknown", ["value": code]) }
        return unit.number
    }
}
