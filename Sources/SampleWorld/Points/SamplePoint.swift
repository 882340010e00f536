internal import Kernel

/// A point of sale of the sample.
struct SamplePoint: Sendable {
    let code: String
    let partner: Int
    let name: String
    let address: String
    let province: Int
    /// The commune in which it lies.
    let division: String
    /// The vintage of the commune.
    let vintage: String
    /// Millionths of a degree.
    let latitude: Int
    let longitude: Int
    let days: DayRange
    /// The grassroots union that gives it room.
    let host: Int?
}
