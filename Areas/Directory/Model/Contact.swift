internal import Imports
internal import Kernel

/// Whom a union unit or a partner names for putting the programme into effect (0.14), on some days.
struct Contact: DatedRow {
    let side: ContactSide
    let days: DayRange
    let card: ContactCard

    var owner: ContactSide { side }
}

/// A contact belongs to a union unit or to a partner, by their numbers.
enum ContactSide: Hashable, Sendable {
    case unit(Int64)
    case partner(Int64)

    var unit: Int64? { if case .unit(let number) = self { number } else { nil } }
    var partner: Int64? { if case .partner(let number) = self { number } else { nil } }
}

/// What clause 0.14 asks for beside the name of the unit, and nothing more; kept apart as personal data.
struct ContactCard: Sendable, Hashable {
    let focalPerson: String
    let address: String?
    let phone: String?
    let email: String?

    /// What a search looks through.
    var foldedText: String {
        VietnameseText.folded([focalPerson, address, phone, email].compactMap(\.self).joined(separator: " "))
    }
}

/// A contact as it is stored.
struct StoredContact: Sendable, Hashable {
    let number: Int64
    let contact: Contact
    /// Goes up with each change, so that two people who edit one thing do not overwrite each other.
    let version: Int64
}
