package import Kernel

/// Which partners have agreements on a day, counted so that none counts twice (clauses 0.02 and 1.03).
///
/// A branch counts as its head partner. Over the levels a partner counts once, at the highest level that signed with
/// it: a partner of the Confederation is not a partner of a province once more.
package struct AgreementCensus: Sendable {
    /// Which agreements count.
    package enum Basis: String, Sendable, CaseIterable {
        /// Signed by the day, whether or not still in force; without a day of signing, begun by it.
        case signed
        /// In force on the day.
        case inForce = "in_force"
    }

    /// What was signed at one level.
    package struct Level: Sendable, Hashable {
        package let level: AgreementLevel
        package let agreements: Int
        /// Partners with an agreement of this level.
        package let partners: Int
        /// Those of them that no higher level has an agreement with; these add up to all partners.
        package let counted: Int
    }

    package let basis: Basis
    package let day: Day
    /// In the order of the register.
    package let agreements: [Agreement]
    /// From the Confederation down; every level stands here, also with nothing.
    package let levels: [Level]
    /// Head partners by number.
    package let partners: Set<Int64>
    private let kinds: [LegalKind: Int]

    /// The agreements that `isCounted` leaves in.
    package init(
        _ register: PartnerRegister, on day: Day, _ basis: Basis,
        where isCounted: (Agreement) -> Bool = { _ in true }
    ) {
        self.basis = basis
        self.day = day
        let agreements = register.agreements.filter { $0.counts(on: day, basis) && isCounted($0) }
        var seen: Set<Int64> = []
        levels = AgreementLevel.allCases.map { level in
            let own = agreements.filter { $0.level == level }
            let partners = Set(own.map { register.head(of: $0.partnerNumber) })
            defer { seen.formUnion(partners) }
            return Level(
                level: level, agreements: own.count, partners: partners.count,
                counted: partners.subtracting(seen).count)
        }
        self.agreements = agreements
        partners = seen
        kinds = Dictionary(grouping: seen.compactMap { register.partner($0)?.legalKind }, by: \.self)
            .mapValues(\.count)
    }

    package func count(of kind: LegalKind) -> Int { kinds[kind] ?? 0 }

    /// Groups and corporations together, as the programme speaks of them.
    package var groupsAndCorporations: Int { count(of: .group) + count(of: .corporation) }

    package func level(_ level: AgreementLevel) -> Level? { levels.first { $0.level == level } }
}

extension Agreement {
    /// True when the agreement counts on the day.
    package func counts(on day: Day, _ basis: AgreementCensus.Basis) -> Bool {
        switch basis {
        case .inForce: days.contains(day)
        case .signed: (signedOn ?? days.from).map { $0 <= day } ?? true
        }
    }
}
