/// Who sells at a discount; a branch is a partner with a parent, and branches have no branches.
package struct Partner: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let code: String
    package let name: String
    package let legalKind: LegalKind
    /// The head partner of a branch; nil for a head partner.
    package let parentNumber: Int64?
}

/// What kind of business a partner is (welfare-rules section 1).
package enum LegalKind: String, Sendable, CaseIterable {
    case group, corporation, enterprise, household
}
