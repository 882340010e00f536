internal import Imports
package import Kernel

/// What kind of employer somebody is.
package enum EmployerKind: String, Sendable, CaseIterable {
    /// An authority of the State or of a party or mass organisation.
    case agency
    /// A public service unit, for instance a school or a hospital.
    case publicUnit = "public_unit"
    case enterprise
}

/// To whom an enterprise belongs.
package enum Ownership: String, Sendable, CaseIterable {
    case state
    case nonState = "non_state"
    /// With foreign capital.
    case foreign
}

/// Everything that is known of an employer on some days.
package struct EmployerState: DatedRow {
    package let code: String
    package let days: DayRange
    package let name: String
    package let kind: EmployerKind
    /// Of an enterprise alone.
    package let ownership: Ownership?
    /// The letter of the first level of VSIC, in the edition of the first day.
    package let industry: String?
    package let headcount: Int64?
    package let women: Int64?
    /// Its own union; without one the union unit that looks after it.
    package let unit: Int64
    /// True when `unit` is the employer's own union.
    package let hasUnion: Bool

    package var owner: String { code }

    /// The same state on other days.
    func on(_ days: DayRange) -> EmployerState {
        EmployerState(
            code: code, days: days, name: name, kind: kind, ownership: ownership, industry: industry,
            headcount: headcount, women: women, unit: unit, hasUnion: hasUnion)
    }
}
