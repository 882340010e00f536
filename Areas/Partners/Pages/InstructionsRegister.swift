internal import Documents
internal import Kernel
internal import Web

/// How members redeem what is offered on a day, product by product (clause 0.15).
enum InstructionsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) throws -> RegisterView {
        let unit = try query.unit(in: ground.tree)
        let lines = ground.commitments(on: query.day) { agreement in
            unit.map { ground.covers(agreement, $0, on: query.day) } ?? true
        }.map { Line($0, ground, on: query.day) }.filter { line in
            let partner = ground.register.partner(line.commitment.agreement.partnerNumber)
            return query.choice("missing").map { _ in line.instruction == nil } ?? true
                && query.finds(line.commitment.price.name, line.commitment.product.code, partner?.name)
        }.sorted {
            ($0.commitment.agreement.partnerNumber, $0.commitment.product.code)
                < ($1.commitment.agreement.partnerNumber, $1.commitment.product.code)
        }
        let missing = words.select(
            "missing", [("yes", words.text("choice.without_instruction"))], chosen: query.choice("missing"))
        return RegisterView(
            table: table(lines, ground, words), selects: [missing], asksForUnit: true,
            whenEmpty: words.text("instructions.empty"))
    }

    /// What is promised and how one gets it: the product's own instruction, else the partner's.
    struct Line: Sendable {
        let commitment: PartnerGround.Commitment
        let instruction: Instruction?

        init(_ commitment: PartnerGround.Commitment, _ ground: PartnerGround, on day: Day) {
            self.commitment = commitment
            let own = ground.instructions.filter {
                $0.partnerNumber == commitment.agreement.partnerNumber && $0.days.contains(day)
            }
            instruction =
                own.first { $0.productNumber == commitment.product.number } ?? own.first { $0.productNumber == nil }
        }
    }

    static func table(_ lines: [Line], _ ground: PartnerGround, _ words: RegisterWords) -> RegisterTable {
        RegisterTable(title: words.text("instructions.title"), columns(words), lines) { line in
            let price = line.commitment.price
            let partner = ground.register.partner(line.commitment.agreement.partnerNumber)
            return [
                .text(partner?.name, to: partner.map(InstructionSheet.path)), .text(price.name),
                .text(line.instruction.map { words.method($0.method) }), .text(price.redeemMethod),
                .text(line.instruction.map { words.proof($0.proof) }), .text(line.instruction?.steps),
                .text(words.bound(price.limitCount, price.limitPeriod)), .text(price.area),
            ]
        }
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("partner", width: 40), words.column("product", width: 36),
            words.column("method", width: 28), words.column("redeem_method", width: 36),
            words.column("proof", width: 28), words.column("steps", width: 48), words.column("limit", width: 24),
            words.column("area", width: 24),
        ]
    }
}
