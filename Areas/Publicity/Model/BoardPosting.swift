internal import Kernel

/// A board that hangs at a point, as somebody has seen and photographed it (clause 1.12).
struct BoardPosting: Sendable, Hashable {
    /// A dense number, beginning with 1.
    let number: Int64
    let pointNumber: Int64
    let postedOn: Day
    /// The day that stands on the board: its prices are of that day.
    let pricesOn: Day
    let photoHash: String
    let photoName: String
    let notedAt: Instant
    let notedBy: String
}

/// Whether a point has a board that members can trust.
enum BoardState: String, Sendable, CaseIterable {
    /// Nobody has noted a board.
    case missing
    /// What is sold, or a price, has changed since the day that stands on the board.
    case outdated
    case posted

    var badge: String {
        switch self {
        case .missing: "off"
        case .outdated: "wait"
        case .posted: "good"
        }
    }

    var key: String { "publicity.board_state.\(rawValue)" }
}
