internal import Kernel

/// How far the law lets a trade promotion lower a price, from when to when.
///
/// A product beyond it is taken all the same and marked: whether the law means it, counsel decides.
struct DiscountCap: Sendable, Hashable {
    enum Kind: String, Sendable, CaseIterable {
        /// For every promotion.
        case general
        /// Only for what belongs to a concentrated promotion programme; the register does not know which do.
        case concentrated
    }

    let kind: Kind
    let percent: Percentage
    let days: DayRange
    /// The law and where it was read.
    let source: String
    /// False when somebody must still check the days or the rate against the law's text.
    let isCertain: Bool
}

extension DiscountCap {
    /// The general cap that a row of a price history passes on some of its days; nil when it keeps to all of them.
    ///
    /// Of several the lowest; days on which nothing is known have no cap.
    static func passed(by price: ProductPrice, among caps: [DiscountCap]) -> DiscountCap? {
        guard let rate = price.discountRate else { return nil }
        return caps.filter { cap in
            cap.kind == .general && cap.days.overlaps(price.days) && cap.percent.millionths < rate.millionths
        }.min { $0.percent.millionths < $1.percent.millionths }
    }
}
