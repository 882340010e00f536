internal import Kernel
internal import Web

/// What happened, and what of it the person has seen.
struct Notices: Sendable {
    /// The latest first.
    let all: [DeskNotice]
    private let seenUntil: Instant?

    init(_ all: [DeskNotice], seenUntil: Instant?) {
        self.all = all
        self.seenUntil = seenUntil
    }

    func isUnread(_ notice: DeskNotice) -> Bool { seenUntil.map { notice.at > $0 } ?? true }

    var hasUnread: Bool { all.contains(where: isUnread) }
}
