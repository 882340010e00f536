/// How long cards hold.
///
/// Figures of the product, not of a law.
enum CardTerms {
    /// A printed card holds for a year.
    static let printedDays: Int64 = 365
    /// A card on a telephone holds for two weeks and is renewed after one, so that a week without a network is no harm.
    static let telephoneDays: Int64 = 14
    static let renewedAfterDays: Int64 = 7
    static let longestDays = printedDays
    /// Within this time of the server's clock a card counts as shown now.
    static let liveSeconds: Int64 = 180
    /// One code a minute for as long as the card holds: 20.160.
    static let steps = telephoneDays * 1_440
}
