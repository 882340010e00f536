package import Kernel

/// Something that a partner gave to union members beside its discounts (requirement 0.25 f).
package struct Grant: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case busTicket = "bus_ticket"
        case house
        case tetReunion = "tet_reunion"
        case other
    }

    package let id: String
    package let partner: Int64
    package let unit: Int64
    package let kind: Kind
    package let day: Day
    package let name: String?
    /// How many persons got something; nil when nobody counted.
    package let persons: Int64?
    /// The places of a Tết reunion.
    package let places: [String]
    package let amount: Dong
}
