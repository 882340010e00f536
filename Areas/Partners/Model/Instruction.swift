internal import Kernel

/// How members get what a partner offers, in general or for one product, on some days (clause 0.15).
struct Instruction: Sendable, Hashable {
    /// What one does.
    enum Method: String, Sendable, CaseIterable {
        case showCard = "show_card"
        case scanCard = "scan_card"
        case list
        case slip
        case onSite = "on_site"
        case online
    }

    /// What proves that somebody is a member.
    enum Proof: String, Sendable, CaseIterable {
        case card
        case cardCode = "card_code"
        case unionList = "union_list"
        case unionLetter = "union_letter"
    }

    let partnerNumber: Int64
    /// Nil for all products of the partner that have no instruction of their own.
    let productNumber: Int64?
    let method: Method
    let proof: Proof
    /// What to do one after another, parted by semicolons.
    let steps: String?
    let days: DayRange
}
