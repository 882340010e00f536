internal import CardFormat
internal import Cards
internal import Kernel
internal import Organisation
internal import Partners

/// Something about a sale that a person should look at; it stands and counts all the same.
enum SaleFlag: String, Sendable, CaseIterable {
    /// The same code of a telephone at two points: a picture of it went from hand to hand.
    case sameCode = "same_code"
    /// The same card in two provinces within half an hour.
    case farApart = "far_apart"
    /// A device sold far more on a day than on its other days; see `HistoryRule`.
    case aboveHistory = "device_above_history"

    /// Between two provinces nobody travels in less.
    private static let travelSeconds: Int64 = 1_800

    /// The flags of a sale by a card that was taken elsewhere before.
    static func found(
        _ use: CardUse, after earlier: CardUse, _ register: PartnerRegister, _ divisions: DivisionMap
    ) -> [SaleFlag] {
        guard use.place != earlier.place else { return [] }
        var flags: [SaleFlag] = []
        if let code = use.code, code.step == earlier.code?.step { flags.append(.sameCode) }
        let apart = abs(use.at.unixSeconds - earlier.at.unixSeconds)
        if apart < travelSeconds, let here = province(use.place, register, divisions),
            let there = province(earlier.place, register, divisions), here != there
        {
            flags.append(.farApart)
        }
        return flags
    }

    private static func province(
        _ point: Int64, _ register: PartnerRegister, _ divisions: DivisionMap
    ) -> DivisionKey? {
        register.point(point)?.division.flatMap { divisions.province(of: $0) }?.key
    }
}
