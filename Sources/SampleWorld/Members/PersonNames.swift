/// Full names of people who are not real.
struct PersonNames: Sendable {
    private let surnames: Weighted<String>
    private let middles: [Sex: Weighted<String>]
    private let givens: [Sex: Weighted<String>]

    init(_ words: Words) {
        surnames = words.list("surname")
        middles = [.male: words.list("middle_male"), .female: words.list("middle_female")]
        givens = [.male: words.list("given_male"), .female: words.list("given_female")]
    }

    /// A surname, one or two middle names and a given name, no word twice.
    func draw(_ sex: Sex, _ randomness: inout Randomness) -> String {
        guard let middle = middles[sex], let given = givens[sex] else { return "" }
        while true {
            var parts = [surnames.draw(&randomness), middle.draw(&randomness)]
            if randomness.chance(sex == .female ? 34 : 16, in: 100) { parts.append(middle.draw(&randomness)) }
            parts.append(given.draw(&randomness))
            let name = parts.joined(separator: " ")
            // Thị and Văn are heard right behind the surname only.
            guard Set(parts).count == parts.count, parts.firstIndex(of: "Thị") ?? 1 == 1,
                parts.firstIndex(of: "Văn") ?? 1 == 1, !isSpared(name),
                !isSpared(parts.prefix(3).joined(separator: " "))
            else { continue }
            return name
        }
    }

    private func isSpared(_ name: String) -> Bool {
        PersonNames.spared.contains(Fingerprint(name).value)
    }

    /// Names of well-known people, which nobody here may bear, alone or with a word behind: as fingerprints, for the
    /// names themselves stand nowhere.
    private static let spared: Set<UInt64> = [
        0x03DE_C949_D367_4F4F, 0x117E_804A_0647_EC4D, 0x23D2_E7F4_BEC1_9359, 0x25A5_2180_FE64_AC43,
        0x2761_24DF_449D_F7E8, 0x3484_678A_9CCD_0D1D, 0x3545_F387_A1B0_E441, 0x40EA_A32D_A7E0_BF87,
        0x4215_FC6B_4F5C_F134, 0x4632_63A6_784C_F863, 0x4C69_76C7_80E7_2466, 0x4FA0_B6F4_69B7_6594,
        0x54C7_DEBD_F0C3_F559, 0x5C53_AA2F_E570_609C, 0x73E1_47D9_B05D_C2BB, 0x75D2_3DC0_AD1B_2CAD,
        0x7891_EC02_977D_C80D, 0x7965_A5F0_6045_831A, 0x7E9D_8BC5_EF26_BA0F, 0x7F98_AE68_3334_D5F4,
        0x8671_C3F8_B2B7_D3E8, 0x869B_74DB_10D7_A17C, 0x8FEB_2EC1_9198_0203, 0x910A_44B4_F831_785A,
        0x96CA_3052_CA55_0E49, 0x9A2B_2EB4_3FF0_08C6, 0x9EB1_BF4E_E338_D67B, 0xA346_6865_4C80_B6B9,
        0xA5AE_0F64_5465_9E54, 0xA7AC_F59E_C3B1_A0B2, 0xAFC5_161E_B5D2_E76E, 0xB079_0C4B_96E2_4DB6,
        0xB149_E1F1_CD7A_AFB0, 0xBD77_F9B7_A31F_741C, 0xC19D_4C1F_C1A6_83F8, 0xC39F_41E2_1715_249C,
        0xC4DC_C691_305A_A9CD, 0xC4F4_F201_9E91_BA50, 0xD009_2B7D_F327_A59D, 0xD3A9_96E3_2E2E_C05A,
        0xE08B_B9ED_4FD1_57E0, 0xE2D9_2448_1BD8_E0CD, 0xE976_AB3E_20BC_F88D, 0xE9E1_1697_8956_A59B,
        0xF0F1_DE25_E693_366E, 0xF332_9952_876A_3034, 0xF432_DA15_23C7_D433, 0xFABB_09BA_F136_90B5,
    ]
}

/// What a file says of a person's sex.
enum Sex: String, Sendable {
    case male, female
}
