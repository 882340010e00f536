package import Figures
package import Kernel
internal import Organisation
internal import Web

/// What the agreements in force on a day cover, of whom: the same numerators over several denominators, side by side.
package struct Coverage: Sendable {
    /// Enterprises with an own union, and those of them with an agreement in force (2.06, 4.15).
    package let withUnion: Count
    /// Enterprises of any kind, and those of them with an agreement in force.
    package let enterprises: Ratio
    /// Workers of all enterprises, and those to whom an agreement in force applies.
    package let workers: Ratio
    /// Agreements in force that the upper union signed where there is no own one (4.16).
    package let byUpperUnion: Int64
    /// Agreements in force of enterprises with an own union, and those of grade B or better (2.07).
    package let graded: Count

    init(_ employers: [EmployerOnDay], _ register: AgreementRegister, on day: Day) {
        let enterprises = employers.filter { $0.kind == .enterprise }
        let standing = enterprises.map { ($0, register.inForce(of: $0.number, on: day)) }
        withUnion = Count(
            standing.filter { $0.0.hasUnion }.map { employer, agreement in
                let last = register.agreements(of: employer.number).last { ($0.agreement.days.from ?? day) <= day }
                let missing = Count.Missing(
                    code: employer.code, name: employer.name, path: LocalPath("/employers/\(employer.code)").text,
                    reason: last.map { "missing.agreement_\($0.agreement.state(on: day, register.rules).rawValue)" },
                    unit: employer.place.unit)
                return (missing, agreement != nil)
            })
        self.enterprises = Ratio(Int64(standing.count { $0.1 != nil }), Int64(standing.count))
        // Workers whose number is not known stand neither above nor below; nobody is covered twice.
        let counted = standing.compactMap { employer, agreement in
            employer.headcount.map {
                (all: $0, covered: min(agreement.map { $0.agreement.workersCovered ?? .max } ?? 0, $0))
            }
        }
        workers = Ratio(counted.reduce(0) { $0 + $1.covered }, counted.reduce(0) { $0 + $1.all })
        byUpperUnion = Int64(
            standing.count { !$0.0.hasUnion && $0.1?.agreement.representation == .upperUnion })
        graded = Coverage.graded(standing.compactMap { $0.0.hasUnion ? $0.1 : nil }, employers: standing.map(\.0), day)
    }

    private static func graded(_ agreements: [StoredAgreement], employers: [EmployerOnDay], _ day: Day) -> Count {
        let known = Dictionary(employers.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let judged = agreements.filter { ($0.grade(on: day)?.grade ?? .none) != .none }
        let count = Count(
            agreements.map { stored in
                let grade = stored.grade(on: day)
                let code = stored.agreement.code
                let reason = grade.map { grade in
                    grade.reason.map { "missing.ungraded_\($0.rawValue)" } ?? "missing.grade_\(grade.grade.rawValue)"
                }
                let employer = known[stored.agreement.employer]
                let missing = Count.Missing(
                    code: code, name: employer?.name ?? code, path: AgreementPage.path(of: code).text,
                    reason: reason ?? "missing.not_graded", unit: employer?.place.unit)
                return (missing, grade?.grade.isGood ?? false)
            })
        let beside = Count.Beside(
            key: "target_beside.graded_only", ratio: Ratio(count.ratio.numerator, Int64(judged.count)))
        return Count(count.ratio, missing: count.missing, beside: [beside])
    }
}
