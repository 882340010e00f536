internal import Kernel
internal import Web

/// How members redeem what a partner offers: a sheet to print and hang up (clause 0.15).
enum InstructionSheet {
    static func path(_ partner: Partner) -> LocalPath { LocalPath("/partners/\(partner.code)/instructions") }

    static func sheet(
        _ partner: Partner, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet {
        let family = [partner.number, ground.register.head(of: partner.number)]
        let general = ground.instructions.first {
            family.contains($0.partnerNumber) && $0.productNumber == nil && $0.days.contains(query.day)
        }
        let lines = ground.commitments(on: query.day) { family.contains($0.partnerNumber) }
            .map { InstructionsRegister.Line($0, ground, on: query.day) }
        return RegisterSheet(
            register: .instructions, path: path(partner),
            title: words.text("sheet.instructions", ["partner": partner.name]),
            warnings: general == nil ? [words.text("instructions.missing")] : [],
            facts: [
                .init(label: words.text("column.partner"), value: partner.name, path: PartnerSheet.path(partner)),
                .init(label: words.text("column.method"), value: general.map { words.method($0.method) } ?? ""),
                .init(label: words.text("column.proof"), value: general.map { words.proof($0.proof) } ?? ""),
            ],
            steps: (general?.steps ?? "").split(separator: ";").map { VietnameseText.clean(String($0)) }
                .filter { !$0.isEmpty },
            sections: [
                .init(
                    title: words.text("sheet.by_product"), table: InstructionsRegister.table(lines, ground, words),
                    whenEmpty: words.text("instructions.empty"))
            ])
    }
}
