internal import Kernel

/// What the vault knows of a member; ledgers and figures never see it.
struct Person: Sendable, Hashable {
    var fullName: String
    var birthDate: Day?
    var sex: Sex?

    /// Takes over what was unknown so far.
    mutating func fill(from other: Person) {
        birthDate = birthDate ?? other.birthDate
        sex = sex ?? other.sex
    }

    /// Takes over all that the other one states.
    mutating func change(to other: Person) {
        fullName = other.fullName
        birthDate = other.birthDate ?? birthDate
        sex = other.sex ?? sex
    }
}

enum Sex: String, Sendable, CaseIterable {
    case male, female
}
