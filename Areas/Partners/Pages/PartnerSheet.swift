internal import Documents
internal import Kernel
internal import Organisation
internal import Web

/// A partner with its branches, agreements, counterparts and points of a day.
enum PartnerSheet {
    static func path(_ partner: Partner) -> LocalPath { LocalPath("/partners/\(partner.code)") }

    static func sheet(
        _ partner: Partner, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet {
        let head = partner.parentNumber.flatMap { ground.register.partner($0) }
        let points = ground.points.filter {
            ground.register.branches(of: partner.number).contains($0.partnerNumber) && $0.days.contains(query.day)
        }
        return RegisterSheet(
            register: .partners, path: path(partner), title: partner.name,
            links: [.init(label: words.text("instructions.open"), path: InstructionSheet.path(partner))],
            facts: [
                .init(label: words.text("column.code"), value: partner.code),
                .init(label: words.text("column.legal_kind"), value: words.legalKind(partner.legalKind)),
                .init(label: words.text("column.head"), value: head?.name ?? "", path: head.map(path)),
                .init(label: words.text("fact.points_open"), value: String(points.count)),
            ],
            sections: [
                branches(of: partner, ground, words), agreements(of: partner, query.day, ground, words),
                counterparts(of: partner, query.day, ground, words),
                .init(
                    title: words.text("points.title"),
                    table: PointsRegister.table(points, ground, words, on: query.day),
                    whenEmpty: words.text("points.empty")),
            ])
    }

    private static func branches(
        of partner: Partner, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet.Section {
        let columns = [words.column("code"), words.column("partner"), words.column("legal_kind")]
        let branches = ground.register.ownBranches(of: partner.number)
        let table = RegisterTable(title: words.text("sheet.branches"), columns, branches) { branch in
            [.text(branch.code, to: path(branch)), .text(branch.name), .text(words.legalKind(branch.legalKind))]
        }
        return .init(
            title: words.text("sheet.branches"), table: table, whenEmpty: words.text("sheet.no_branches"))
    }

    private static func agreements(
        of partner: Partner, _ day: Day, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet.Section {
        let family = ground.register.branches(of: ground.register.head(of: partner.number))
        let agreements = ground.agreements.filter { family.contains($0.partnerNumber) }.sorted {
            ($0.signedOn ?? .distantPast, $0.code) < ($1.signedOn ?? .distantPast, $1.code)
        }
        let columns = [
            words.column("agreement"), words.column("unit"), words.column("level"), words.column("signed_on", .day),
            words.column("valid_from", .day), words.column("valid_to", .day), words.column("state"),
        ]
        let table = RegisterTable(title: words.text("sheet.agreements"), columns, agreements) { agreement in
            [
                .text(agreement.code, to: AgreementSheet.path(agreement)),
                .text(
                    ground.tree.unit(agreement.unitNumber).map {
                        ground.tree.name(of: $0, on: agreement.signedOn ?? day)
                    }),
                .text(words.level(agreement.level)), .day(agreement.signedOn), .day(agreement.days.from),
                .day(agreement.days.to),
                .text(words.text(agreement.days.contains(day) ? "state.in_force" : "state.not_in_force")),
            ]
        }
        return .init(
            title: words.text("sheet.agreements"), table: table, whenEmpty: words.text("sheet.no_agreements"))
    }

    private static func counterparts(
        of partner: Partner, _ day: Day, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet.Section {
        let family = ground.register.branches(of: partner.number)
        let lines = CounterpartMap(ground, on: day).lines.filter { family.contains($0.partner.number) }
        let columns = [
            words.column("unit"), words.column("partner"), words.column("points_there", .integer),
            words.column("link_state"),
        ]
        let table = RegisterTable(title: words.text("counterparts.title"), columns, lines) { line in
            [
                .text(ground.tree.name(of: line.unit, on: day)), .text(line.partner.name), .number(line.points),
                line.link == nil ? .warning(words.text("link.missing")) : .text(words.text("link.there")),
            ]
        }
        return .init(
            title: words.text("counterparts.title"), table: table, whenEmpty: words.text("counterparts.empty"))
    }
}
