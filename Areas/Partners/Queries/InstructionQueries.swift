internal import Kernel
internal import Storage

/// The statements about how members redeem offers.
enum InstructionQueries {
    static func all(in tx: Transaction) throws -> [Instruction] {
        try tx.rows(
            """
            SELECT partner_number, product_number, method, proof, steps, valid_from, valid_to FROM redeem_instruction
            ORDER BY partner_number, product_number, valid_from
            """
        ).map { row in
            Instruction(
                partnerNumber: try row.integer(0), productNumber: try row.optionalInteger(1),
                method: try row.word(2, Instruction.Method.self), proof: try row.word(3, Instruction.Proof.self),
                steps: try row.optionalText(4), days: DayRange(from: try row.day(5), to: try row.optionalDay(6)))
        }
    }

    static func insert(_ instructions: [Instruction], in tx: Transaction) throws {
        try tx.insert(
            into: "redeem_instruction",
            ["partner_number", "product_number", "method", "proof", "steps", "valid_from", "valid_to"],
            rows: instructions.map { instruction in
                [
                    instruction.partnerNumber.sqlValue, instruction.productNumber.sqlValue,
                    instruction.method.rawValue.sqlValue, instruction.proof.rawValue.sqlValue,
                    instruction.steps.sqlValue, instruction.days.from.sqlValue, instruction.days.to.sqlValue,
                ]
            })
    }

    static func update(_ instruction: Instruction, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE redeem_instruction SET method = \(instruction.method.rawValue),
                proof = \(instruction.proof.rawValue), steps = \(instruction.steps), valid_to = \(instruction.days.to)
            WHERE partner_number = \(instruction.partnerNumber)
                AND COALESCE(product_number, 0) = \(instruction.productNumber ?? 0)
                AND valid_from = \(instruction.days.from)
            """)
    }
}
