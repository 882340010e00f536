package import Kernel

/// What partners gave beside their discounts (requirement 0.25 f1 to f4).
package struct WelfareSupport: Sendable, Hashable {
    /// Persons who got something, and its worth.
    package struct Gift: Sendable, Hashable {
        package let persons: Int
        package let amount: Dong

        package init(persons: Int, amount: Dong) {
            self.persons = persons
            self.amount = amount
        }
    }

    /// An activity under its own name.
    package struct Activity: Sendable, Hashable {
        package let name: String
        package let amount: Dong

        package init(name: String, amount: Dong) {
            self.name = name
            self.amount = amount
        }
    }

    package let busTickets: Gift
    package let houses: Gift
    /// The places where Tết reunions were supported.
    package let tetReunionPlaces: [String]
    package let tetReunionAmount: Dong
    package let others: [Activity]

    package init(
        busTickets: Gift, houses: Gift, tetReunionPlaces: [String], tetReunionAmount: Dong, others: [Activity]
    ) {
        self.busTickets = busTickets
        self.houses = houses
        self.tetReunionPlaces = tetReunionPlaces
        self.tetReunionAmount = tetReunionAmount
        self.others = others
    }

    package var othersAmount: Dong { others.reduce(.zero) { $0 + $1.amount } }

    package static let none = WelfareSupport(
        busTickets: Gift(persons: 0, amount: .zero), houses: Gift(persons: 0, amount: .zero),
        tetReunionPlaces: [], tetReunionAmount: .zero, others: [])
}
