/// The key with which a point's counters hash pseudonyms, so that two points cannot compare what they kept.
enum PointKey {
    static func fresh() -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }
}
