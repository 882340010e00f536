internal import Imports
internal import Kernel
internal import Organisation

/// A row of `agreements-register` as it was read, before its employer is looked up.
struct AgreementDraft: Sendable, Hashable {
    let code: String
    let employerCode: String
    let employerParty: String?
    let workerParty: String?
    let representation: CollectiveAgreement.Representation
    let workersCovered: Int64?
    let signedOn: Day
    let days: DayRange
    let talksFrom: Day?
    let voidedOn: Day?
    let amendment: CollectiveAgreement.Amendment?
    let grade: AgreementGrade?

    init(_ fields: Fields) throws(RowFault) {
        code = try fields.code(AgreementColumns.code)
        employerCode = try fields.code(AgreementColumns.employerCode)
        employerParty = try fields.optionalText(AgreementColumns.employerParty)
        workerParty = try fields.optionalText(AgreementColumns.workerParty)
        representation = try fields.choice(
            AgreementColumns.representedBy, CollectiveAgreement.Representation.self)
        workersCovered = try fields.optionalWholeNumber(AgreementColumns.workersCovered, in: 0...10_000_000)
        signedOn = try fields.day(AgreementColumns.signedOn)
        let from = try fields.day(AgreementColumns.validFrom)
        _ = try fields.day(AgreementColumns.validTo)
        days = try fields.range(AgreementColumns.validFrom, AgreementColumns.validTo)
        guard signedOn <= from else {
            throw RowFault(
                .badValue, column: AgreementColumns.validFrom.name, value: from.description,
                expects: .afterSigning)
        }
        talksFrom = try fields.optionalDay(AgreementColumns.talksFrom)
        voidedOn = try fields.optionalDay(AgreementColumns.voidedOn)
        amendment = try AgreementDraft.amendment(fields)
        grade = try AgreementDraft.grade(fields)
    }

    private static func amendment(_ fields: Fields) throws(RowFault) -> CollectiveAgreement.Amendment? {
        let day = try fields.optionalDay(AgreementColumns.amendedOn)
        let text = try fields.optionalText(AgreementColumns.amendment)
        guard let day else {
            guard text == nil else { throw RowFault(.missingValue, column: AgreementColumns.amendedOn.name) }
            return nil
        }
        guard let text else { throw RowFault(.missingValue, column: AgreementColumns.amendment.name) }
        return CollectiveAgreement.Amendment(on: day, text: text)
    }

    private static func grade(_ fields: Fields) throws(RowFault) -> AgreementGrade? {
        let day = try fields.optionalDay(AgreementColumns.gradedOn)
        let grade = try fields.optionalChoice(AgreementColumns.grade, AgreementGrade.Grade.self)
        let reason = try fields.optionalChoice(AgreementColumns.ungradedReason, AgreementGrade.Reason.self)
        guard let day else {
            guard grade == nil else { throw RowFault(.missingValue, column: AgreementColumns.gradedOn.name) }
            return nil
        }
        guard let grade else { throw RowFault(.missingValue, column: AgreementColumns.grade.name) }
        if grade == .none, reason == nil {
            throw RowFault(.missingValue, column: AgreementColumns.ungradedReason.name)
        }
        if grade != .none, let reason {
            throw RowFault(
                .badValue, column: AgreementColumns.ungradedReason.name, value: reason.rawValue, expects: .empty)
        }
        return AgreementGrade(
            on: day, grade: grade, reason: reason, evidence: try fields.optionalText(AgreementColumns.evidence))
    }

    func agreement(_ register: EmployerRegister) throws(RowFault) -> CollectiveAgreement {
        guard let employer = register.employer(code: employerCode) else {
            throw RowFault(.unknownEmployer, column: AgreementColumns.employerCode.name, value: employerCode)
        }
        guard employer.state(nearest: signedOn)?.kind == .enterprise else {
            throw RowFault(
                .badValue, column: AgreementColumns.employerCode.name, value: employerCode, expects: .enterprise)
        }
        return CollectiveAgreement(
            code: code, employer: employer.number, employerParty: employerParty, workerParty: workerParty,
            representation: representation, workersCovered: workersCovered, signedOn: signedOn, days: days,
            talksFrom: talksFrom, voidedOn: voidedOn, amendment: amendment)
    }
}

/// The columns of `agreements-register`.
enum AgreementColumns {
    static let code = ImportColumn(0, "code", captions: ["Mã thỏa ước", "Số thỏa ước"], isRequired: true)
    static let employerCode = ImportColumn(
        1, "employer_code", captions: ["Mã doanh nghiệp", "Mã đơn vị sử dụng lao động"], isRequired: true)
    static let employerParty = ImportColumn(2, "employer_party", captions: ["Bên sử dụng lao động"])
    static let workerParty = ImportColumn(3, "worker_party", captions: ["Bên tập thể lao động"])
    static let representedBy = ImportColumn(4, "represented_by", captions: ["Đại diện ký"], isRequired: true)
    static let workersCovered = ImportColumn(5, "workers_covered", captions: ["Số lao động áp dụng"])
    static let signedOn = ImportColumn(6, "signed_on", captions: ["Ngày ký"], isRequired: true)
    static let validFrom = ImportColumn(7, "valid_from", captions: ["Có hiệu lực từ ngày"], isRequired: true)
    static let validTo = ImportColumn(8, "valid_to", captions: ["Hết hiệu lực từ ngày"], isRequired: true)
    static let talksFrom = ImportColumn(9, "talks_from", captions: ["Thương lượng lại từ ngày"])
    static let voidedOn = ImportColumn(10, "voided_on", captions: ["Vô hiệu từ ngày"])
    static let amendedOn = ImportColumn(11, "amended_on", captions: ["Ngày sửa đổi"])
    static let amendment = ImportColumn(12, "amendment", captions: ["Nội dung sửa đổi"])
    static let gradedOn = ImportColumn(13, "graded_on", captions: ["Ngày xếp loại"])
    static let grade = ImportColumn(14, "grade", captions: ["Xếp loại"])
    static let ungradedReason = ImportColumn(15, "ungraded_reason", captions: ["Lý do không xếp loại"])
    static let evidence = ImportColumn(16, "evidence", captions: ["Căn cứ xếp loại", "Minh chứng"])
    static let all = [
        code, employerCode, employerParty, workerParty, representedBy, workersCovered, signedOn, validFrom, validTo,
        talksFrom, voidedOn, amendedOn, amendment, gradedOn, grade, ungradedReason, evidence,
    ]
}
