package import Kernel

/// What a partner and a union unit have agreed on; products are sold under it.
package struct Agreement: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let code: String
    package let partnerNumber: Int64
    package let unitNumber: Int64
    package let level: AgreementLevel
    package let signedOn: Day?
    /// The days on which it is in force.
    package let days: DayRange
    package let covers: Coverage
}

/// The level of the union that signed (welfare-rules section 1).
package enum AgreementLevel: String, Sendable, CaseIterable {
    case national, sector, provincial, district, grassroots
}

/// Whom an agreement is for: the members of its unit and below it, or all members.
package enum Coverage: String, Sendable, CaseIterable {
    case below, all
}
