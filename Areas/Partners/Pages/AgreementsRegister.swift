internal import Documents
internal import Kernel
internal import Organisation
internal import Web

/// The register of agreements with what each commits to (clause 0.04).
enum AgreementsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) throws -> RegisterView {
        let (register, tree, day) = (ground.register, ground.tree, query.day)
        let unit = try query.unit(in: tree)
        let level = query.choice("level").flatMap { AgreementLevel(rawValue: $0) }
        let state = query.choice("state")
        let agreements = ground.agreements.filter { agreement in
            let partner = register.partner(agreement.partnerNumber)
            let signer = tree.unit(agreement.unitNumber)
            return level.map { $0 == agreement.level } ?? true && stands(agreement, state, on: day)
                && unit.map { upper in
                    AgreementReach.isWithin(
                        agreement.unitNumber, made: agreement.days.from, upper, tree, on: day)
                } ?? true
                && query.finds(agreement.code, partner?.name, partner?.code, signer?.name)
        }.sorted { ($0.signedOn ?? .distantPast, $0.code) < ($1.signedOn ?? .distantPast, $1.code) }
        let goods = Dictionary(grouping: ground.commitments(on: day)) { $0.agreement.number }
        let table = RegisterTable(title: words.text("agreements.title"), columns(words), agreements) { agreement in
            let own = goods[agreement.number] ?? []
            let partner = register.partner(agreement.partnerNumber)
            return [
                .text(agreement.code, to: AgreementSheet.path(agreement)),
                .text(partner?.name, to: partner.map(PartnerSheet.path)),
                .text(tree.unit(agreement.unitNumber).map { tree.name(of: $0, on: agreement.signedOn ?? day) }),
                .text(words.level(agreement.level)), .day(agreement.signedOn), .day(agreement.days.from),
                .day(agreement.days.to), .text(words.covers(agreement.covers)), .number(own.count),
                .text(DiscountRange(own.compactMap { $0.price.discountRate })?.printed),
            ]
        }
        let signed = AgreementCensus(register, on: day, .signed) { ground.sees($0.partnerNumber) }
        return RegisterView(
            table: table, sentence: LevelsRegister.sentence(signed, words), selects: selects(query, words),
            asksForUnit: true, addPath: ground.signing == nil ? nil : AgreementPage.newPath,
            whenEmpty: words.text("agreements.empty"))
    }

    private static func stands(_ agreement: Agreement, _ state: String?, on day: Day) -> Bool {
        switch state {
        case "signed": agreement.counts(on: day, .signed)
        case "in_force": agreement.counts(on: day, .inForce)
        case "over": agreement.days.to.map { $0 <= day } ?? false
        default: true
        }
    }

    private static func selects(_ query: RegisterQuery, _ words: RegisterWords) -> [SelectField] {
        [
            words.select(
                "level", AgreementLevel.allCases.map { ($0.rawValue, words.level($0)) }, chosen: query.choice("level")),
            words.select(
                "state", ["in_force", "signed", "over"].map { ($0, words.text("state.\($0)")) },
                chosen: query.choice("state")),
        ]
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("agreement", width: 16), words.column("partner", width: 42), words.column("unit", width: 42),
            words.column("level"), words.column("signed_on", .day), words.column("valid_from", .day),
            words.column("valid_to", .day), words.column("covers", width: 28), words.column("goods", .integer),
            words.column("discount_range"),
        ]
    }
}
