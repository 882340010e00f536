package import Kernel

/// How members get what a partner offers, in general or for one product, on some days (clause 0.15).
package struct Instruction: Sendable, Hashable {
    /// What one does.
    package enum Method: String, Sendable, CaseIterable {
        case showCard = "show_card"
        case scanCard = "scan_card"
        case list
        case slip
        case onSite = "on_site"
        case online
    }

    /// What proves that somebody is a member.
    package enum Proof: String, Sendable, CaseIterable {
        case card
        case cardCode = "card_code"
        case unionList = "union_list"
        case unionLetter = "union_letter"
    }

    package let partnerNumber: Int64
    /// Nil for all products of the partner that have no instruction of their own.
    package let productNumber: Int64?
    package let method: Method
    package let proof: Proof
    /// What to do one after another, parted by semicolons.
    package let steps: String?
    package let days: DayRange
}
