package import Kernel

/// An account as lists show it.
package struct AccountSummary: Sendable {
    package let id: String
    package let signInName: String
    package let displayName: String
    package let isEnded: Bool
    package let hasPassword: Bool
    package let hasSecondFactor: Bool
    package internal(set) var roles: [HeldRole] = []

    /// A role of the account, whether it holds today or not.
    package struct HeldRole: Sendable {
        package let id: String
        package let name: RoleName
        package let scope: Scope
        package let days: DayRange
    }
}
