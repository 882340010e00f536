internal import Kernel

/// Whom a unit or a partner names as its contact.
struct SampleContact: Sendable {
    enum Side: Sendable, Equatable {
        case unit(Int)
        case partner(Int)
    }

    let side: Side
    let focalPerson: String
    let address: String
    let phone: String
    let email: String
    let days: DayRange
}
