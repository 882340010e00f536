internal import Imports
internal import Kernel

/// The agreements while changes are judged: one after another, each against what is stored and what was taken before.
struct AgreementBook {
    private(set) var added: [CollectiveAgreement] = []
    private(set) var changed: [CollectiveAgreement] = []
    private(set) var grades: [(code: String, grade: AgreementGrade)] = []
    private var agreements: [String: CollectiveAgreement]
    private var given: [String: [AgreementGrade]]
    private var codes: [Int64: [String]]
    private let stored: Set<String>

    init(_ register: AgreementRegister) {
        agreements = Dictionary(uniqueKeysWithValues: register.all.map { ($0.agreement.code, $0.agreement) })
        given = Dictionary(uniqueKeysWithValues: register.all.map { ($0.agreement.code, $0.grades) })
        codes = Dictionary(grouping: register.all.map(\.agreement), by: \.employer).mapValues { $0.map(\.code) }
        stored = Set(register.all.map(\.agreement.code))
    }

    /// Another agreement of the enterprise that holds on some of the same days.
    func overlapping(_ agreement: CollectiveAgreement) -> CollectiveAgreement? {
        guard !agreement.occupied.isEmpty else { return nil }
        return (codes[agreement.employer] ?? []).lazy.compactMap { agreements[$0] }.first { other in
            other.code != agreement.code && !other.occupied.isEmpty && other.occupied.overlaps(agreement.occupied)
        }
    }

    /// What becomes of a row.
    mutating func take(
        _ agreement: CollectiveAgreement, _ grade: AgreementGrade?, updates: Bool, _ fields: Fields
    ) throws(RowFault) -> RowOutcome {
        let known = agreements[agreement.code]
        let knownGrade = grade.flatMap { grade in given[agreement.code]?.first { $0.on == grade.on } }
        if let known, known != agreement, !updates {
            throw Stated.contradiction(agreement, known, AgreementBook.stated, fields)
        }
        if let grade, let knownGrade, grade != knownGrade, !updates {
            throw Stated.contradiction(grade, knownGrade, AgreementBook.statedGrade, fields)
        }
        let isNewGrade = grade != nil && grade != knownGrade
        guard known != agreement || isNewGrade else { return .alreadyThere }
        if known != agreement {
            if let other = overlapping(agreement) {
                throw RowFault(
                    .badValue, column: AgreementColumns.validFrom.name, value: other.code,
                    expects: .noOverlappingAgreement)
            }
            keep(agreement, isStored: stored.contains(agreement.code))
        }
        if let grade, isNewGrade {
            given[agreement.code, default: []].removeAll { $0.on == grade.on }
            given[agreement.code, default: []].append(grade)
            grades.append((agreement.code, grade))
        }
        let changes = (known != nil && known != agreement) || knownGrade != nil
        return changes ? .updated : .taken
    }

    private mutating func keep(_ agreement: CollectiveAgreement, isStored: Bool) {
        if agreements[agreement.code] == nil { codes[agreement.employer, default: []].append(agreement.code) }
        agreements[agreement.code] = agreement
        if isStored {
            changed.removeAll { $0.code == agreement.code }
            changed.append(agreement)
        } else {
            added.removeAll { $0.code == agreement.code }
            added.append(agreement)
        }
    }

    private static let stated: [Stated<CollectiveAgreement>] = [
        Stated(AgreementColumns.employerCode) { $0.employer },
        Stated(AgreementColumns.employerParty) { $0.employerParty },
        Stated(AgreementColumns.workerParty) { $0.workerParty },
        Stated(AgreementColumns.representedBy) { $0.representation },
        Stated(AgreementColumns.workersCovered) { $0.workersCovered },
        Stated(AgreementColumns.signedOn) { $0.signedOn }, Stated(AgreementColumns.validFrom) { $0.days.from },
        Stated(AgreementColumns.validTo) { $0.days.to }, Stated(AgreementColumns.talksFrom) { $0.talksFrom },
        Stated(AgreementColumns.voidedOn) { $0.voidedOn }, Stated(AgreementColumns.amendedOn) { $0.amendment },
    ]

    private static let statedGrade: [Stated<AgreementGrade>] = [
        Stated(AgreementColumns.grade) { $0.grade }, Stated(AgreementColumns.ungradedReason) { $0.reason },
        Stated(AgreementColumns.evidence) { $0.evidence },
    ]
}
