internal import Documents
internal import Kernel
internal import Web

/// The register of partners, and how many of them have agreements on a day (clause 0.02).
enum PartnersRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) -> RegisterView {
        let (register, day) = (ground.register, query.day)
        let signed = AgreementCensus(register, on: day, .signed) { ground.sees($0.partnerNumber) }
        let inForce = AgreementCensus(register, on: day, .inForce) { ground.sees($0.partnerNumber) }
        let showsBranches = query.choice("branches") == "yes"
        let partners = ground.partners.filter { partner in
            (showsBranches || partner.parentNumber == nil)
                && query.choice("kind").map { $0 == partner.legalKind.rawValue } ?? true
                && stands(register.head(of: partner.number), query.choice("state"), signed, inForce)
                && query.finds(partner.name, partner.code)
        }.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
        let agreements = Dictionary(grouping: inForce.agreements) { register.head(of: $0.partnerNumber) }
        let all = Dictionary(grouping: signed.agreements) { register.head(of: $0.partnerNumber) }
        let table = RegisterTable(title: words.text("partners.title"), columns(words), partners) { partner in
            let own = agreements[partner.number] ?? []
            return [
                .text(partner.code, to: PartnerSheet.path(partner)), .text(partner.name),
                .text(words.legalKind(partner.legalKind)),
                .text(partner.parentNumber.flatMap { register.partner($0)?.name }),
                .number(register.ownBranches(of: partner.number).count), .number(all[partner.number]?.count ?? 0),
                .number(own.count),
            ]
        }
        return RegisterView(
            table: table, tiles: tiles(signed, inForce, words), sentence: sentence(signed, words),
            selects: selects(query, words), whenEmpty: words.text("partners.empty"))
    }

    /// How many groups, corporations and others, in a sentence.
    private static func sentence(_ signed: AgreementCensus, _ words: RegisterWords) -> String {
        words.text(
            "partners.sentence",
            [
                "day": signed.day.printed, "all": String(signed.partners.count),
                "large": Digits.padded(signed.groupsAndCorporations, 2),
                "groups": String(signed.count(of: .group)), "corporations": String(signed.count(of: .corporation)),
                "enterprises": String(signed.count(of: .enterprise)),
                "households": String(signed.count(of: .household)),
            ])
    }

    private static func tiles(
        _ signed: AgreementCensus, _ inForce: AgreementCensus, _ words: RegisterWords
    ) -> [RegisterView.Tile] {
        [
            .init(value: String(signed.partners.count), label: words.text("tile.signed")),
            .init(value: String(signed.groupsAndCorporations), label: words.text("tile.signed_large")),
            .init(value: String(inForce.partners.count), label: words.text("tile.in_force")),
            .init(value: String(inForce.groupsAndCorporations), label: words.text("tile.in_force_large")),
        ]
    }

    private static func stands(
        _ partner: Int64, _ state: String?, _ signed: AgreementCensus, _ inForce: AgreementCensus
    ) -> Bool {
        switch state {
        case "signed": signed.partners.contains(partner)
        case "in_force": inForce.partners.contains(partner)
        case "none": !inForce.partners.contains(partner)
        default: true
        }
    }

    private static func selects(_ query: RegisterQuery, _ words: RegisterWords) -> [SelectField] {
        [
            words.select(
                "kind", LegalKind.allCases.map { ($0.rawValue, words.legalKind($0)) }, chosen: query.choice("kind")),
            words.select(
                "state", ["signed", "in_force", "none"].map { ($0, words.text("state.\($0)")) },
                chosen: query.choice("state")),
            words.select("branches", [("yes", words.text("choice.branches"))], chosen: query.choice("branches")),
        ]
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("code", width: 14), words.column("partner", width: 42), words.column("legal_kind"),
            words.column("head", width: 36), words.column("branches", .integer),
            words.column("agreements_signed", .integer), words.column("agreements_in_force", .integer),
        ]
    }
}

extension Partner {
    var sortKey: [UInt8] { VietnameseText.sortKey(name) }
}
