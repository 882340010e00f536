internal import Kernel

/// An agreement of the sample.
struct SampleAgreement: Sendable {
    enum Level: String, Sendable {
        case national, sector, provincial, district, grassroots
    }

    let code: String
    /// The head partner's place in the list.
    let partner: Int
    let unit: Int
    let level: Level
    let signedOn: Day
    let days: DayRange
    /// Nil is left empty in the file, which means `below`.
    let covers: Coverage?

    enum Coverage: String, Sendable {
        case below, all
    }
}

/// The agreements: of every level, running, ended and not yet begun.
enum AgreementCatalogue {
    /// Whose agreement it is.
    enum Party {
        case nation
        case province(String)
        /// A district, which ended in 2025.
        case district(String)
        case sector(String)
        /// One of the grassroots unions that host a partner, by its place in `hostProvinces`.
        case host(Int)
    }

    struct Entry {
        let code: String
        let partner: String
        let party: Party
        let signed: Int
        let from: Int
        var to: Int?
        var covers: SampleAgreement.Coverage?
    }

    /// Where the grassroots unions are that have agreements of their own.
    static let hostProvinces = ["79", "01", "31", "79"]
    /// Which partner sells at which of them.
    static let hostedPartners = ["DT-11", "DT-12", "DT-08", "DT-11"]

    private static let entries =
        EarlyAgreements.entries + [
            Entry(
                code: "TT-2023-01", partner: "DT-02", party: .nation, signed: 2022_12_20, from: 2023_01_01,
                to: 2026_01_01),
            Entry(code: "TT-2023-02", partner: "DT-03", party: .nation, signed: 2023_05_15, from: 2023_06_01),
            Entry(
                code: "TT-2024-01", partner: "DT-01", party: .nation, signed: 2024_02_26, from: 2024_03_01,
                to: 2027_03_01,
                covers: .below),
            Entry(
                code: "TT-2024-02", partner: "DT-04", party: .nation, signed: 2024_04_25, from: 2024_05_01,
                to: 2029_05_01),
            Entry(
                code: "TT-2024-03", partner: "DT-09", party: .nation, signed: 2024_07_28, from: 2024_07_28, covers: .all
            ),
            Entry(
                code: "TT-2024-04", partner: "DT-05", party: .sector("VN-CT"), signed: 2024_03_20, from: 2024_04_01,
                to: 2026_04_01),
            Entry(code: "TT-2024-05", partner: "DT-06", party: .sector("VN-DM"), signed: 2024_05_10, from: 2024_06_01),
            Entry(
                code: "TT-2024-06", partner: "DT-06", party: .sector("VN-XD"), signed: 2024_06_12, from: 2024_07_01,
                to: 2027_07_01, covers: .all),
            Entry(code: "TT-2024-07", partner: "DT-01", party: .province("01"), signed: 2024_09_16, from: 2024_10_01),
            Entry(
                code: "TT-2024-08", partner: "DT-08", party: .province("01"), signed: 2024_10_10, from: 2024_10_15,
                covers: .below),
            Entry(
                code: "TT-2024-09", partner: "DT-08", party: .province("31"), signed: 2024_11_20, from: 2024_12_01,
                to: 2026_12_01),
            Entry(
                code: "TT-2024-10", partner: "DT-10", party: .province("79"), signed: 2024_12_18, from: 2025_01_01,
                covers: .all),
            Entry(code: "TT-2025-01", partner: "DT-07", party: .nation, signed: 2025_01_10, from: 2025_01_15),
            Entry(code: "TT-2025-02", partner: "DT-05", party: .province("48"), signed: 2025_02_20, from: 2025_03_01),
            Entry(
                code: "TT-2025-03", partner: "DT-09", party: .province("75"), signed: 2025_03_12, from: 2025_04_01,
                to: 2026_10_01),
            Entry(code: "TT-2025-04", partner: "DT-04", party: .province("92"), signed: 2025_04_22, from: 2025_05_01),
            Entry(
                code: "TT-2025-05", partner: "DT-07", party: .province("24"), signed: 2024_07_15, from: 2024_08_01,
                to: 2025_12_01),
            Entry(code: "TT-2025-06", partner: "DT-10", party: .sector("VN-NL"), signed: 2025_05_19, from: 2025_06_01),
            Entry(code: "TT-2025-07", partner: "DT-02", party: .province("40"), signed: 2025_06_05, from: 2025_06_15),
            Entry(code: "TT-2025-08", partner: "DT-11", party: .host(0), signed: 2025_06_10, from: 2025_06_15),
            Entry(
                code: "TT-2025-09", partner: "DT-12", party: .host(1), signed: 2025_06_18, from: 2025_07_01,
                to: 2026_07_01),
            Entry(
                code: "TT-2025-10", partner: "DT-08", party: .host(2), signed: 2025_08_25, from: 2025_09_01,
                covers: .all),
            Entry(
                code: "TT-2026-01", partner: "DT-02", party: .nation, signed: 2025_12_15, from: 2026_01_01,
                to: 2029_01_01),
            Entry(code: "TT-2026-02", partner: "DT-11", party: .host(3), signed: 2026_02_26, from: 2026_03_01),
            Entry(code: "TT-2026-03", partner: "DT-03", party: .province("22"), signed: 2026_05_20, from: 2026_09_01),
        ]

    /// The agreements in the order of their codes.
    static func agreements(_ units: SampleUnits, hosts: [Int]) -> [SampleAgreement] {
        entries.map { entry in
            let (unit, level): (Int, SampleAgreement.Level) =
                switch entry.party {
                case .nation: (0, .national)
                case .province(let code): (federation(code, on: Day(date: entry.signed), units), .provincial)
                case .district(let code): (units.all.firstIndex { $0.isDistrict(code) } ?? 0, .district)
                case .sector(let code): (units.place(code) ?? 0, .sector)
                case .host(let index): (hosts[index], .grassroots)
                }
            return SampleAgreement(
                code: entry.code, partner: PartnerCatalogue.head(entry.partner), unit: unit, level: level,
                signedOn: Day(date: entry.signed),
                days: DayRange(from: Day(date: entry.from), to: entry.to.map { Day(date: $0) }), covers: entry.covers)
        }
    }

    /// The federation of a province as it was on the day.
    private static func federation(_ code: String, on day: Day, _ units: SampleUnits) -> Int {
        let today = units.place("VN-\(code)")
        guard day < .reorganisation else { return today ?? 0 }
        return units.place("VN24-\(code)") ?? today ?? 0
    }

    /// The grassroots unions that have agreements of their own: large ones that last, each once.
    static func hosts(_ units: SampleUnits, _ geography: Geography) -> [Int] {
        var hosts: [Int] = []
        for code in hostProvinces {
            let province = geography.province(code)
            let fit = units.all.indices.filter { index in
                let unit = units.all[index]
                return unit.kind == .grassrootsUnion && unit.province == province && unit.days.to == nil
                    && unit.days.from.map { $0 < Day(date: 2025_01_01) } ?? true && !hosts.contains(index)
            }
            let most = fit.map { units.all[$0].weight }.max() ?? 0
            hosts.append(fit.first { units.all[$0].weight == most } ?? 0)
        }
        return hosts
    }
}
