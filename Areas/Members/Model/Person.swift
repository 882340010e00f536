internal import Kernel

/// What the vault knows of a member; ledgers and figures never see it.
struct Person: Sendable, Hashable {
    let fullName: String
    let birthDate: Day?
    let sex: Sex?
}

enum Sex: String, Sendable, CaseIterable {
    case male, female
}
