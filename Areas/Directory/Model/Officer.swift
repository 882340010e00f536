internal import Imports
internal import Kernel

/// Somebody who holds a post in a unit for a term.
struct Officer: DatedRow {
    let unit: Int64
    let post: Post
    let days: DayRange
    let person: OfficerPerson
    /// When the officer was last trained for union work; nil when nobody wrote it down.
    var trainedOn: Day?

    struct Owner: Hashable, Sendable {
        let unit: Int64
        let post: Post
        let fullName: String
    }

    var owner: Owner { Owner(unit: unit, post: post, fullName: person.fullName) }
}

/// Who the officer is; kept apart as personal data.
struct OfficerPerson: Sendable, Hashable {
    let fullName: String
    let birthDate: Day?
    let sex: Sex?

    enum Sex: String, Sendable, CaseIterable {
        case male, female
    }
}

/// An officer as it is stored.
struct StoredOfficer: Sendable, Hashable {
    let number: Int64
    let officer: Officer
    /// Goes up with each change, so that two people who edit one thing do not overwrite each other.
    let version: Int64
}
