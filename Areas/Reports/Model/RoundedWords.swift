/// A count as people say it: by its order, where that order is reached at least twice.
///
/// `hàng chục ngàn` is said of 20.000 to 99.999; the exact number stands beside it always.
enum RoundedWords: String, Sendable, CaseIterable {
    case dozens, hundreds, thousands
    case tensOfThousands = "tens_of_thousands"
    case hundredsOfThousands = "hundreds_of_thousands"
    case millions

    /// Nil for a count that is said as it is.
    init?(_ count: Int) {
        let orders: [(RoundedWords, Int)] = [
            (.millions, 1_000_000), (.hundredsOfThousands, 100_000), (.tensOfThousands, 10_000), (.thousands, 1_000),
            (.hundreds, 100), (.dozens, 10),
        ]
        guard let order = orders.first(where: { count >= $0.1 }), count >= 2 * order.1 else { return nil }
        self = order.0
    }
}
