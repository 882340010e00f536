/// A commune, ward or special zone since July 2025.
struct Commune: Sendable {
    let code: String
    /// With its kind: `Phường Ba Đình`.
    let name: String
    let kind: String
    /// Millionths of a degree; whole numbers are alike on every machine.
    let latitude: Int
    let longitude: Int
    /// No other commune of the country has its name.
    let isNameUnique: Bool

    /// The name without its kind: `Ba Đình`.
    var properName: String { DivisionName.proper(name) }
    /// The name inside a sentence: `phường Ba Đình`.
    var nameInside: String { DivisionName.inside(name) }
    var isWard: Bool { kind == "ward" }
}

/// Names of divisions as sentences use them.
enum DivisionName {
    private static let kinds = [
        "Thành phố ", "Tỉnh ", "Phường ", "Xã ", "Đặc khu ", "Quận ", "Huyện ", "Thị xã ", "Thị trấn ",
    ]

    /// Without the word for its kind; Thành phố Hồ Chí Minh keeps it, lest it be the person.
    static func proper(_ name: String) -> String {
        guard name != capitalisedCity, let kind = kinds.first(where: { name.hasPrefix($0) }) else { return name }
        return String(name.dropFirst(kind.count))
    }

    /// With a small letter for its kind; the official name of Thành phố Hồ Chí Minh keeps the capital.
    static func inside(_ name: String) -> String {
        name == capitalisedCity ? name : name.prefix(1).lowercased() + name.dropFirst()
    }

    /// What a federation's name says of its place, with a capital: `Thành phố Hà Nội`.
    static func place(ofUnit name: String) -> String {
        let place = name.hasPrefix(federation) ? String(name.dropFirst(federation.count)) : name
        return place.prefix(1).uppercased() + place.dropFirst()
    }

    private static let federation = "Liên đoàn Lao động "
    private static let capitalisedCity = "Thành phố Hồ Chí Minh"
}
