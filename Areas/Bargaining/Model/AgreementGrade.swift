package import Kernel

/// How good an agreement was found on a day (1580/HD-TLĐ): a grade, or why it got none.
package struct AgreementGrade: Sendable, Hashable {
    package enum Grade: String, Sendable, CaseIterable {
        case a = "A"
        case b = "B"
        case c = "C"
        case d = "D"
        /// Not graded, for one of six reasons.
        case none

        /// Grade B or better (2.07).
        package var isGood: Bool { self == .a || self == .b }
    }

    package enum Reason: String, Sendable, CaseIterable {
        case copiesLaw = "copies_law"
        case void
        case illegalContent = "illegal_content"
        case wrongSigner = "wrong_signer"
        case wrongProcedure = "wrong_procedure"
        case expired
    }

    package let on: Day
    package let grade: Grade
    /// Of what was not graded.
    package let reason: Reason?
    package let evidence: String?
}
