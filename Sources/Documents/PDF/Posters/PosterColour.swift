/// The few colours of boards and leaflets; each keeps a contrast of 4.5 or more on the ground that it stands on.
struct PosterColour: Sendable {
    let red: Double
    let green: Double
    let blue: Double

    static let ink = PosterColour(red: 0.09, green: 0.13, blue: 0.11)
    static let muted = PosterColour(red: 0.32, green: 0.38, blue: 0.35)
    static let line = PosterColour(red: 0.79, green: 0.82, blue: 0.80)
    static let band = PosterColour(red: 0.95, green: 0.97, blue: 0.96)
    static let brand = PosterColour(red: 0.04, green: 0.36, blue: 0.30)
    static let red = PosterColour(red: 0.72, green: 0.09, blue: 0.09)
    static let white = PosterColour(red: 1, green: 1, blue: 1)
    static let black = PosterColour(red: 0, green: 0, blue: 0)
}
