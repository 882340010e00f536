package import Kernel

/// An agreement as it is stored, with its grades.
package struct StoredAgreement: Sendable, Hashable {
    package let number: Int64
    package let version: Int64
    package let agreement: CollectiveAgreement
    /// In the order of their days.
    package let grades: [AgreementGrade]

    /// The last grade that it had got by a day.
    package func grade(on day: Day) -> AgreementGrade? { grades.last { $0.on <= day } }
}

/// All collective agreements, by code and by employer.
package final class AgreementRegister: Sendable {
    /// In the order of their codes.
    package let all: [StoredAgreement]
    package let rules: BargainingRules
    private let places: [String: Int]
    private let ofEmployers: [Int64: [Int32]]

    init(_ agreements: [StoredAgreement], rules: BargainingRules) {
        let all = agreements.sorted { $0.agreement.code < $1.agreement.code }
        self.all = all
        self.rules = rules
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.agreement.code, $0) })
        ofEmployers = Dictionary(grouping: all.indices.map { Int32($0) }) { all[Int($0)].agreement.employer }
    }

    package func agreement(code: String) -> StoredAgreement? { places[code].map { all[$0] } }

    package func agreements(of employer: Int64) -> [StoredAgreement] {
        (ofEmployers[employer] ?? []).map { all[Int($0)] }
    }

    /// The agreement by which the employer has one in force on a day; of several that go on the last.
    package func inForce(of employer: Int64, on day: Day) -> StoredAgreement? {
        agreements(of: employer).filter { $0.agreement.state(on: day, rules).isInForce }
            .max { ($0.agreement.days.to ?? day) < ($1.agreement.days.to ?? day) }
    }
}
