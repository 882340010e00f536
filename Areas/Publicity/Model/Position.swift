internal import Foundation
internal import Partners

/// Where somebody or something is, in degrees; `21.03,105.85` as text, which is about a kilometre exact.
struct Position: Sendable, Hashable, CustomStringConvertible {
    let latitude: Double
    let longitude: Double

    init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Nil for what is no place on the globe.
    init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]),
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    var description: String { "\(Position.hundredths(latitude)),\(Position.hundredths(longitude))" }

    /// The way over the globe in kilometres (haversine).
    func kilometres(to other: Position) -> Double {
        let radian = Double.pi / 180
        let across = sin((latitude - other.latitude) * radian / 2)
        let along = sin((longitude - other.longitude) * radian / 2)
        let chord = across * across + cos(latitude * radian) * cos(other.latitude * radian) * along * along
        return 2 * 6_371 * asin(min(1, chord.squareRoot()))
    }

    private static func hundredths(_ degrees: Double) -> String {
        String(format: "%.2f", locale: nil, degrees)
    }
}
