internal import Kernel
internal import Storage

/// The statements about collective agreements.
enum AgreementQueries {
    static func register(in tx: Transaction) throws -> AgreementRegister {
        var grades: [Int64: [AgreementGrade]] = [:]
        try tx.forEach(
            """
            SELECT agreement_number, graded_on, grade, reason, evidence FROM collective_agreement_grade
            ORDER BY agreement_number, graded_on
            """
        ) { row in
            grades[try row.integer(0), default: []].append(
                AgreementGrade(
                    on: try row.day(1), grade: try row.word(2, AgreementGrade.Grade.self),
                    reason: try row.optionalWord(3, AgreementGrade.Reason.self), evidence: try row.optionalText(4)))
        }
        var agreements: [StoredAgreement] = []
        try tx.forEach(
            """
            SELECT number, version, code, employer_number, employer_party, worker_party, represented_by,
                workers_covered, signed_on, valid_from, valid_to, talks_from, voided_on, amended_on, amendment
            FROM collective_agreement ORDER BY number
            """
        ) { row in
            let number = try row.integer(0)
            agreements.append(
                StoredAgreement(
                    number: number, version: try row.integer(1), agreement: try agreement(row),
                    grades: grades[number] ?? []))
        }
        return AgreementRegister(agreements, rules: BargainingRules(try rules(in: tx)))
    }

    private static func agreement(_ row: Row) throws -> CollectiveAgreement {
        var amendment: CollectiveAgreement.Amendment?
        if let day = try row.optionalDay(13), let text = try row.optionalText(14) {
            amendment = CollectiveAgreement.Amendment(on: day, text: text)
        }
        return CollectiveAgreement(
            code: try row.text(2), employer: try row.integer(3), employerParty: try row.optionalText(4),
            workerParty: try row.optionalText(5),
            representation: try row.word(6, CollectiveAgreement.Representation.self),
            workersCovered: try row.optionalInteger(7), signedOn: try row.day(8),
            days: DayRange(from: try row.day(9), to: try row.day(10)), talksFrom: try row.optionalDay(11),
            voidedOn: try row.optionalDay(12), amendment: amendment)
    }

    private static func rules(in tx: Transaction) throws -> [BargainingRules.Rule] {
        try tx.rows("SELECT valid_from, window_days, continuing_days FROM bargaining_rule ORDER BY valid_from").map {
            BargainingRules.Rule(
                from: try $0.day(0), windowDays: Int(try $0.integer(1)), continuingDays: Int(try $0.integer(2)))
        }
    }

    static func insert(_ agreements: [(number: Int64, agreement: CollectiveAgreement)], in tx: Transaction) throws {
        try tx.insert(
            into: "collective_agreement",
            [
                "number", "code", "employer_number", "employer_party", "worker_party", "represented_by",
                "workers_covered", "signed_on", "valid_from", "valid_to", "talks_from", "voided_on", "amended_on",
                "amendment", "version",
            ],
            rows: agreements.map { number, agreement in
                [
                    number.sqlValue, agreement.code.sqlValue, agreement.employer.sqlValue,
                    agreement.employerParty.sqlValue, agreement.workerParty.sqlValue,
                    agreement.representation.rawValue.sqlValue, agreement.workersCovered.sqlValue,
                    agreement.signedOn.sqlValue, agreement.days.from.sqlValue, agreement.days.to.sqlValue,
                    agreement.talksFrom.sqlValue, agreement.voidedOn.sqlValue, (agreement.amendment?.on).sqlValue,
                    (agreement.amendment?.text).sqlValue, SQLValue.integer(1),
                ]
            })
    }

    /// Writes other values; false when it is not the version that was seen.
    static func update(
        _ number: Int64, from version: Int64, to agreement: CollectiveAgreement, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE collective_agreement SET employer_number = \(agreement.employer),
                employer_party = \(agreement.employerParty), worker_party = \(agreement.workerParty),
                represented_by = \(agreement.representation.rawValue), workers_covered = \(agreement.workersCovered),
                signed_on = \(agreement.signedOn), valid_from = \(agreement.days.from),
                valid_to = \(agreement.days.to), talks_from = \(agreement.talksFrom),
                voided_on = \(agreement.voidedOn), amended_on = \(agreement.amendment?.on),
                amendment = \(agreement.amendment?.text), version = version + 1
            WHERE number = \(number) AND version = \(version)
            """) == 1
    }

    /// Stores a grade; one of the same day is replaced.
    static func grade(_ number: Int64, _ grade: AgreementGrade, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO collective_agreement_grade (agreement_number, graded_on, grade, reason, evidence)
            VALUES (\(number), \(grade.on), \(grade.grade.rawValue), \(grade.reason?.rawValue), \(grade.evidence))
            ON CONFLICT (agreement_number, graded_on) DO UPDATE SET grade = excluded.grade,
                reason = excluded.reason, evidence = excluded.evidence
            """)
    }

    /// Takes an agreement away with its grades.
    static func remove(_ number: Int64, in tx: Transaction) throws {
        try tx.run("DELETE FROM collective_agreement_grade WHERE agreement_number = \(number)")
        try tx.run("DELETE FROM collective_agreement WHERE number = \(number)")
    }
}
