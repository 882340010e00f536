internal import Documents
internal import Kernel
internal import Web

/// Agreements counted by the level that signed them, a national partner never twice (clause 1.03).
enum LevelsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) -> RegisterView {
        let basis = query.choice("basis").flatMap { AgreementCensus.Basis(rawValue: $0) } ?? .signed
        let census = AgreementCensus(ground.register, on: query.day, basis) { ground.sees($0.partnerNumber) }
        let table = RegisterTable(
            title: words.text("agreement_levels.title"), columns(words), census.levels.filter { $0.agreements > 0 }
        ) { level in
            [
                .text(words.level(level.level)), .number(level.agreements), .number(level.partners),
                .number(level.partners - level.counted), .number(level.counted),
            ]
        }
        let bases = AgreementCensus.Basis.allCases.map { ($0.rawValue, words.text("basis.\($0.rawValue)")) }
        let select = SelectField(
            "basis", label: words.text("filter.basis"),
            choices: bases.map { Choice($0.0, label: $0.1, isSelected: $0.0 == basis.rawValue) })
        return RegisterView(
            table: table, tiles: tiles(census, words), sentence: sentence(census, words), selects: [select],
            whenEmpty: words.text("agreement_levels.empty"))
    }

    /// As the programme speaks of it: the Confederation has signed with so many partners, the provinces with so many.
    static func sentence(_ census: AgreementCensus, _ words: RegisterWords) -> String {
        let parts = census.levels.filter { $0.counted > 0 || $0.level == .national }.map { level in
            words.text("signed_with.\(level.level.rawValue)", ["count": String(level.counted)])
        }
        return words.text(
            "sentence.\(census.basis.rawValue)",
            ["day": census.day.printed, "parts": parts.joined(separator: ", ")])
    }

    private static func tiles(_ census: AgreementCensus, _ words: RegisterWords) -> [RegisterView.Tile] {
        [.init(value: String(census.partners.count), label: words.text("tile.partners"))]
            + census.levels.filter { $0.counted > 0 }.map {
                .init(value: String($0.counted), label: words.text("tile.level.\($0.level.rawValue)"))
            }
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("level", width: 30), words.column("agreements", .integer),
            words.column("partners_at_level", .integer), words.column("partners_above", .integer),
            words.column("partners_counted", .integer),
        ]
    }
}
