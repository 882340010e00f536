internal import Imports
internal import Kernel

/// A row of `instructions` as it was read, before its partner and product are looked up.
struct InstructionDraft: Sendable, Hashable {
    let partnerCode: String
    let productCode: String?
    let method: Instruction.Method
    let proof: Instruction.Proof
    let steps: String?
    let days: DayRange

    init(_ fields: Fields) throws(RowFault) {
        partnerCode = try fields.code(InstructionColumns.partnerCode)
        productCode = try fields.optionalCode(InstructionColumns.productCode)
        method = try fields.choice(InstructionColumns.method, Instruction.Method.self)
        proof = try fields.choice(InstructionColumns.proof, Instruction.Proof.self)
        steps = try fields.optionalText(InstructionColumns.steps)
        _ = try fields.day(InstructionColumns.validFrom)
        days = try fields.range(InstructionColumns.validFrom, InstructionColumns.validTo)
    }

    /// What tells one row from another.
    var key: String { "\(partnerCode) \(productCode ?? "") \(days.from?.description ?? "")" }

    /// The instruction that the row tells of; the first name that is not known is its fault.
    func instruction(_ register: PartnerRegister) throws(RowFault) -> Instruction {
        guard let partner = register.partner(code: partnerCode) else {
            throw RowFault(.unknownPartner, column: InstructionColumns.partnerCode.name, value: partnerCode)
        }
        let product = productCode.flatMap { register.product(code: $0) }
        if let productCode, product == nil {
            throw RowFault(.unknownProduct, column: InstructionColumns.productCode.name, value: productCode)
        }
        return Instruction(
            partnerNumber: partner.number, productNumber: product?.number, method: method, proof: proof, steps: steps,
            days: days)
    }
}

/// The columns of `instructions`.
enum InstructionColumns {
    static let partnerCode = ImportColumn(0, "partner_code", captions: ["Mã đối tác"], isRequired: true)
    static let productCode = ImportColumn(1, "product_code", captions: ["Mã sản phẩm", "Mã hàng"])
    static let method = ImportColumn(2, "method", captions: ["Cách nhận ưu đãi"], isRequired: true)
    static let proof = ImportColumn(3, "proof", captions: ["Giấy tờ chứng minh"], isRequired: true)
    static let steps = ImportColumn(4, "steps", captions: ["Các bước"])
    static let validFrom = ImportColumn(5, "valid_from", captions: ["Áp dụng từ ngày"], isRequired: true)
    static let validTo = ImportColumn(6, "valid_to", captions: ["Thôi áp dụng từ ngày"])
    static let all = [partnerCode, productCode, method, proof, steps, validFrom, validTo]
}
